job "mcp" {
  group "mcp" {
    service {
      name = "mcp"
      tags = [
        "traefik.http.services.mcp.loadbalancer.sticky.cookie=false",
        # "traefik.http.services.mcp.loadbalancer.sticky=true",
      ]
    }
  }
}
