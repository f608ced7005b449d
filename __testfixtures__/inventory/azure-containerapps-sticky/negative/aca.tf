resource "azapi_resource" "mcp" {
  name = "mcp-server"
  body = jsonencode({
    properties = { configuration = { ingress = { stickySessions = { affinity = "none" } } } }
  })
}
