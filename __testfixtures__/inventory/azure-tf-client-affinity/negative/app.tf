resource "azurerm_linux_web_app" "mcp" {
  name                    = "mcp-server"
  client_affinity_enabled = false
  sticky_settings {
    app_setting_names = ["MCP_URL"]
  }
}
resource "azurerm_linux_web_app" "shop" {
  name                    = "shop"
  client_affinity_enabled = true
}
