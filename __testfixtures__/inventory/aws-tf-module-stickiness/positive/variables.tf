variable "mcp_target" {
  default = {
    port       = 3000
    stickiness = { enabled = true, type = "lb_cookie" }
  }
}
