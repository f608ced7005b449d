resource "digitalocean_loadbalancer" "mcp" {
  name = "mcp-lb"
  sticky_sessions {
    type               = "cookies"
    cookie_name        = "DO-LB"
    cookie_ttl_seconds = 300
  }
}
