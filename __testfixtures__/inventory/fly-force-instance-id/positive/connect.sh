fly mcp proxy --url https://my-mcp.fly.dev --instance 1781973f03768e
curl -H "fly-force-instance-id: $ID" https://mcp-app.fly.dev/mcp
curl -H 'Fly-Prefer-Instance-Id: 17' https://mcp-app.fly.dev/mcp
