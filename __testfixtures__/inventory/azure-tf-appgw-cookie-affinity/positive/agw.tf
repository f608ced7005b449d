resource "azurerm_application_gateway" "main" {
  name = "mcp-agw"
  backend_http_settings {
    name                  = "mcp-http"
    cookie_based_affinity = "Enabled"
    affinity_cookie_name  = "ApplicationGatewayAffinity"
    port                  = 80
  }
  backend_http_settings {
    name                  = "mcp-tools"
    cookie_based_affinity = var.affinity
  }
  dynamic "backend_http_settings" {
    for_each = var.settings
    content {
      name                  = backend_http_settings.key
      cookie_based_affinity = "Enabled"
    }
  }
}
