resource "digitalocean_loadbalancer" "public" {
  name = "mcp"
  dynamic "sticky_sessions" {
    for_each = var.sticky ? [1] : []
    content {
      type = "cookies"
    }
  }
}
