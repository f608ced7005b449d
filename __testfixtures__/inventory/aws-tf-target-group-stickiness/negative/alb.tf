resource "aws_lb_target_group" "mcp" {
  name = "mcp-server"
  stickiness {
    type    = "lb_cookie"
    enabled = false
  }
  # stickiness { enabled = true }
  /* stickiness {
    enabled = true
  } */
}
resource "aws_lb_target_group" "shop" {
  name = "web-shop"
  stickiness {
    type    = "lb_cookie"
    enabled = true
  }
}
resource "aws_lb_target_group" "none" {
  count = 0
  name  = "mcp-none"
  stickiness {
    type = "lb_cookie"
  }
}
data "aws_lb_target_group" "mcp" {
  name = "mcp"
}
