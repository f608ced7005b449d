resource "cloudflare_load_balancer" "mcp" {
  name             = "mcp.example.com"
  session_affinity = "cookie"
  session_affinity_ttl = 5000
  session_affinity_attributes {
    samesite = "Auto"
  }
  rules {
    name = "r"
    overrides {
      session_affinity = "ip_cookie"
    }
  }
}
resource "cloudflare_load_balancer" "mcp5" {
  name             = "mcp5.example.com"
  session_affinity = "header"
  session_affinity_attributes = {
    headers = ["mcp-session-id"]
  }
  rules = [{
    name      = "r"
    overrides = { session_affinity = "cookie" }
  }]
}
