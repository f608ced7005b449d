locals {
  tg = { name = "mcp" }
}
resource "aws_lb_target_group" "fastmcp" {
  name = local.tg.name
  stickiness {
    type            = "lb_cookie"
    enabled = "${var.stickiness_enabled}"
  }
  tags = merge(local.tags, { Service = "mcp" })
}
