resource "aws_lb_target_group" "this" {
  name_prefix = "mcp-"
  stickiness { type = "lb_cookie" }
  tags = { Name = "mcp" }
}
