resource "cloudflare_load_balancer" "mcp" {
  name             = "mcp.example.com"
  session_affinity = "none"
}
resource "cloudflare_load_balancer" "www" {
  name             = "www.example.com"
  session_affinity = "cookie"
}
