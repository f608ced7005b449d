$env:MCP_SESSION_STORE = 'redis'
