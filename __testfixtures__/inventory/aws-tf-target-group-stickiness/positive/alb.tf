resource "aws_lb_target_group" "mcp" {
  name        = "mcp-server"
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"

  stickiness {
    type            = "lb_cookie"
    cookie_duration = 86400
    enabled         = true
  }

  health_check {
    path = "/healthz"
  }
}

resource "aws_alb_target_group" "tools" {
  name = "fastmcp-tools"
  # enabled is the default
  stickiness {
    type        = "app_cookie"
    cookie_name = "mcp-session"
  }
}

resource "aws_lb_target_group" "nlb" {
  name     = "${var.project}-mcp-nlb"
  protocol = "TCP"
  stickiness {
    enabled = "true"
    type    = "source_ip"
  }
}

resource "aws_lb_target_group" "maybe" {
  name = "mcp-maybe"
  stickiness {
    type    = "lb_cookie"
    enabled = var.sticky
  }
}

resource "aws_lb_target_group" "dyn" {
  name = "mcp-dyn"
  dynamic "stickiness" {
    for_each = var.stickiness == null ? [] : [var.stickiness]
    content {
      enabled = true
      type    = stickiness.value.type
    }
  }
}

resource "aws_lb_target_group" "counted" {
  count = var.enable_mcp ? 1 : 0
  name  = "mcp-counted"
  stickiness {
    type = "lb_cookie"
    enabled = true
  }
}
