resource "aws_lightsail_lb_stickiness_policy" "ls" {
  lb_name         = "mcp-lb"
  cookie_duration = 900
  enabled         = false
}
# resource "aws_lb_cookie_stickiness_policy" "mcp" {}
resource "aws_lb_cookie_stickiness_policy" "shop" {
  name = "shop"
}
