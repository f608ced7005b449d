npx mcp-remote https://mcp.example.com/mcp
# npx mcp-remote https://mcp.example.com/sse
npx mcp-remote https://sse.example.com/mcp --transport http-only
npx -y supergateway --stdio "npx server" --outputTransport streamableHttp
