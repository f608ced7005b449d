inputs = {
  name = "mcp"
  stickiness = {
    enabled = true
    type    = "lb_cookie"
  }
}
