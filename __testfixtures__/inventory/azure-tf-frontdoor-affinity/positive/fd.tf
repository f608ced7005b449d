resource "azurerm_cdn_frontdoor_origin_group" "mcp" {
  name                     = "mcp"
  session_affinity_enabled = true
  load_balancing {}
}
resource "azurerm_cdn_frontdoor_origin_group" "absent" {
  name = "mcp-absent"
  load_balancing {}
}
resource "azurerm_frontdoor" "classic" {
  name = "mcp-fd"
  frontend_endpoint {
    name                         = "fe"
    session_affinity_enabled     = true
    session_affinity_ttl_seconds = 300
  }
}
