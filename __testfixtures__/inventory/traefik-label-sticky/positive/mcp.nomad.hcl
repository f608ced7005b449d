job "mcp" {
  group "mcp" {
    service {
      name = "mcp"
      tags = [
        "traefik.enable=true",
        "traefik.http.services.mcp.loadbalancer.sticky.cookie=true",
        "traefik.http.services.mcp.loadbalancer.sticky.cookie.name=mcp",
      ]
    }
    task "nginx" {
      template {
        data = <<EOF
upstream mcp {
  ip_hash;
{{ range service "mcp" }}
  server {{ .Address }}:{{ .Port }};
{{ end }}
}
EOF
        destination = "local/nginx.conf"
      }
      config {
        image = "mcp/server"
        args  = ["--transport", "sse", "--port", "8000"]
      }
      env {
        MCP_TRANSPORT = "sse"
      }
    }
  }
}
