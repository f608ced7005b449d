val id = request.headers.get("Mcp-Session-Id")
