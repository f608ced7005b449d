resource "aws_lb_listener" "mcp" {
  load_balancer_arn = aws_lb.mcp.arn
  default_action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.mcp_blue.arn
        weight = 80
      }
      stickiness {
        enabled  = true
        duration = 600
      }
    }
  }
}
resource "aws_lb_listener_rule" "mcp" {
  condition {
    path_pattern { values = ["/mcp*"] }
  }
  action {
    type = "forward"
    forward {
      stickiness {
        duration = 3600
        enabled  = true
      }
    }
  }
}
resource "aws_alb_listener" "mcp_var" {
  default_action {
    forward {
      stickiness {
        duration = var.d
        enabled  = var.sticky
      }
    }
  }
}
