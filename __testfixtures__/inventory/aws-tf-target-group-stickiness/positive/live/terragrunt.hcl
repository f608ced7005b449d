generate "tg" {
  path      = "tg.tf"
  if_exists = "overwrite"
  contents  = <<EOF
resource "aws_lb_target_group" "mcp" {
  stickiness {
    type = "lb_cookie"
  }
}
EOF
}
