resource "aws_apigatewayv2_api" "mcp" {
  name          = "mcp"
  protocol_type = "HTTP"
}
