val sid = call.request.headers["mcp-session-id"]
