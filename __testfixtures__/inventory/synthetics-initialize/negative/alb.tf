resource "aws_lb_target_group" "mcp" {
  name = "mcp"
  health_check {
    path    = "/healthz"
    matcher = "200-399"
  }
}
