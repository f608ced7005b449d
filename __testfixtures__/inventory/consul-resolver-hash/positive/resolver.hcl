Kind = "service-resolver"
Name = "mcp-server"

LoadBalancer = {
  Policy = "maglev"
  HashPolicies = [
    {
      Field      = "header"
      FieldValue = "mcp-session-id"
    }
  ]
}
