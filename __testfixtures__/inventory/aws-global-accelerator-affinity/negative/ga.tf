resource "aws_globalaccelerator_listener" "mcp" {
  client_affinity = "NONE"
}
