resource "azurerm_spring_cloud_app" "mcp" {
  name = "mcp-server"
  ingress_settings {
    session_affinity        = "Cookie"
    session_cookie_max_age  = 3600
  }
}
