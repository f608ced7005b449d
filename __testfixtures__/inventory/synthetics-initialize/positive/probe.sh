curl -N https://mcp.example.com/sse
curl -fsS http://localhost:3001/sse || exit 1
