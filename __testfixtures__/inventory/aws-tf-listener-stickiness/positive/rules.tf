resource "aws_lb_listener_rule" "canary" {
  action {
    type = "forward"
    forward {
      target_group { arn = aws_lb_target_group.mcp.arn }
      stickiness { enabled = true, duration = 60 }
    }
  }
}
