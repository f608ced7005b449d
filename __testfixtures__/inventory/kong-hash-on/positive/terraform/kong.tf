resource "konnect_gateway_upstream" "mcp" {
  name           = "mcp"
  hash_on        = "header"
  hash_on_header = "mcp-session-id"
}
