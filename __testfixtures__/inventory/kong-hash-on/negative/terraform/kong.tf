resource "kong_upstream" "mcp" {
  name    = "mcp"
  hash_on = "none"
}
resource "kong_upstream" "shop" {
  name    = "shop"
  hash_on = "ip"
}
