resource "aws_lb_listener" "mcp" {
  default_action {
    type = "forward"
    forward {
      stickiness {
        enabled  = false
        duration = 1
      }
    }
  }
}
resource "aws_lb_listener" "shop" {
  default_action {
    forward {
      stickiness {
        enabled  = true
        duration = 1
      }
    }
  }
}
