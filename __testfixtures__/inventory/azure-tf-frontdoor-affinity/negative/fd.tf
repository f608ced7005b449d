resource "azurerm_cdn_frontdoor_origin_group" "mcp" {
  name                     = "mcp"
  session_affinity_enabled = false
}
resource "azurerm_frontdoor" "classic" {
  name = "mcp-fd"
  frontend_endpoint {
    name                     = "fe"
    session_affinity_enabled = false
  }
}
