resource "aws_ecs_task_definition" "mcp" {
  family = "mcp"
  container_definitions = jsonencode([
    {
      command     = ["python", "server.py", "--transport", "streamable-http"]
      environment = [{ name = "MCP_TRANSPORT", value = "http" }]
    }
  ])
}
