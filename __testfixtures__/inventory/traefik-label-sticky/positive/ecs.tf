resource "aws_ecs_task_definition" "mcp" {
  container_definitions = jsonencode([{
    name = "mcp"
    dockerLabels = {
      "traefik.enable" = "true"
      "traefik.http.services.mcp.loadbalancer.sticky.cookie" = "true"
    }
  }])
}
