resource "azapi_resource" "mcp" {
  type = "Microsoft.App/containerApps@2024-03-01"
  name = "mcp-server"
  body = jsonencode({
    properties = {
      configuration = {
        ingress = {
          external   = true
          stickySessions = {
            affinity = "sticky"
          }
        }
      }
    }
  })
}
resource "azapi_update_resource" "mcp2" {
  type = "Microsoft.App/containerApps@2024-03-01"
  body = {
    properties = { configuration = { ingress = { stickySessions = { affinity = "sticky" } } } }
  }
  resource_id = azurerm_container_app.mcp.id
}
