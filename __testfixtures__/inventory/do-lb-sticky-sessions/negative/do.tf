resource "digitalocean_loadbalancer" "mcp" {
  name = "mcp-lb"
  sticky_sessions {
    type = "none"
  }
}
