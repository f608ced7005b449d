resource "azurerm_application_gateway" "main" {
  name = "mcp-agw"
  backend_http_settings {
    name                  = "mcp-http"
    cookie_based_affinity = "Disabled"
  }
}
resource "azurerm_application_gateway" "web" {
  name = "web"
  backend_http_settings {
    name                  = "web"
    cookie_based_affinity = "Enabled"
  }
}
