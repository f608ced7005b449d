resource "consul_config_entry" "mcp" {
  kind = "service-resolver"
  name = "mcp"
  config_json = jsonencode({
    LoadBalancer = {
      Policy = "ring_hash"
      HashPolicies = [{ SourceIP = true }]
    }
  })
}
resource "consul_config_entry_service_resolver" "mcp2" {
  name = "mcp2"
  load_balancer {
    policy = "ring_hash"
    hash_policies {
      field       = "cookie"
      field_value = "x"
    }
  }
}
