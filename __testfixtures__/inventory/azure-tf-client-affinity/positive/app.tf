resource "azurerm_linux_web_app" "mcp" {
  name                    = "mcp-server"
  client_affinity_enabled = true
  site_config {}
}
resource "azurerm_windows_web_app_slot" "staging" {
  name = "mcp-staging"
  client_affinity_enabled = var.affinity
}
resource "azurerm_app_service" "old" {
  name = "mcp-old"
  "client_affinity_enabled" = true
}
resource "azurerm_logic_app_standard" "la" {
  name                    = "mcp-la"
  client_affinity_enabled = true
}
