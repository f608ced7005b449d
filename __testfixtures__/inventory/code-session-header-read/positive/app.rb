sid = request.env["HTTP_MCP_SESSION_ID"]
response.headers["Mcp-Session-Id"] = sid
