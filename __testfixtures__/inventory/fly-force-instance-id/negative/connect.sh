fly mcp proxy --url https://my-mcp.fly.dev
# curl -H "fly-force-instance-id: $ID" https://mcp-app.fly.dev/mcp
