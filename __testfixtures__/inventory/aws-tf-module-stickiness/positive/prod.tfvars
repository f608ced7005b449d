name                  = "mcp"
enable_alb_stickiness = true
