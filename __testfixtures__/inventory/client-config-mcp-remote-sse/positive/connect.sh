npx mcp-remote https://mcp.example.com/sse
npx -y mcp-remote@latest https://mcp.example.com/mcp --transport sse-only
npx -y supergateway --sse https://mcp.example.com/sse
mcp-proxy https://mcp.example.com/api/sse
