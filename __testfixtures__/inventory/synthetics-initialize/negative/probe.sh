curl -fsS http://localhost:3001/healthz
# curl -N https://mcp.example.com/sse
curl -O https://cdn.example.com/assets/sse/lib.js
