app.add_middleware(
    CORSMiddleware,
    # expose_headers=["Mcp-Session-Id"],
    expose_headers=["WWW-Authenticate"],
    allow_headers=["Mcp-Method", "Mcp-Name", "MCP-Protocol-Version"],
)
