resource "aws_lb_cookie_stickiness_policy" "mcp" {
  name                     = "mcp-policy"
  load_balancer            = aws_elb.mcp.id
  lb_port                  = 80
  cookie_expiration_period = 600
}
resource "aws_app_cookie_stickiness_policy" "app" {
  name        = "fastmcp"
  cookie_name = "MyAppCookie"
}
resource "aws_lightsail_lb_stickiness_policy" "ls" {
  lb_name         = "mcp-lb"
  cookie_duration = 900
  enabled         = true
}
