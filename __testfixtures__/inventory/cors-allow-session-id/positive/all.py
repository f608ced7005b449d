from mcp.server.mcpserver import MCPServer

ALLOWED_HEADERS = ["Authorization", "Mcp-Session-Id", "Last-Event-ID"]
