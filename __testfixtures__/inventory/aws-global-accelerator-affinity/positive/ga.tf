resource "aws_globalaccelerator_listener" "mcp" {
  accelerator_arn = aws_globalaccelerator_accelerator.mcp.id
  client_affinity = "SOURCE_IP"
  protocol        = "TCP"
}
