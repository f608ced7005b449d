resource "aws_lb_target_group" "mcp" {
  name = "mcp"
  health_check {
    path    = "/mcp"
    matcher = "200,307,401"
  }
}
