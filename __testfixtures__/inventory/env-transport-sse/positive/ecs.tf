resource "aws_ecs_task_definition" "mcp" {
  family = "mcp"
  container_definitions = jsonencode([
    {
      name  = "mcp"
      image = "acme/mcp"
      command = ["python", "server.py", "--transport", "sse"]
      environment = [
        { name = "MCP_TRANSPORT", value = "sse" },
        { name = "MCP_SESSION_REDIS_URL", value = "redis://x" },
        {
          name  = "FASTMCP_STATELESS_HTTP"
          value = "false"
        }
      ]
    }
  ])
}
resource "google_cloud_run_v2_service" "mcp" {
  template {
    containers {
      args = ["--transport=sse"]
      env {
        name  = "TRANSPORT"
        value = "sse"
      }
    }
  }
}
resource "aws_lambda_function" "mcp" {
  environment {
    variables = {
      MCP_TRANSPORT = "sse"
      SERVER_URL    = "https://mcp.example.com/sse"
    }
  }
}
