Kind = "service-resolver"
Name = "mcp-server"
LoadBalancer = {
  Policy = "least_request"
}
