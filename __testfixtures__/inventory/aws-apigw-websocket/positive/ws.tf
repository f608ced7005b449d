resource "aws_apigatewayv2_api" "mcp_bridge" {
  name                       = "mcp-bridge"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.method"
}
