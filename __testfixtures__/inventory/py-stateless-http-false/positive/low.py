from mcp.server.mcpserver import MCPServer
mcp = MCPServer("x")
app = mcp.streamable_http_app(stateless_http=False)
