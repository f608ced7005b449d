const http = require('http');
const { McpServer, createMcpHandler } = require('@modelcontextprotocol/server');
const { toNodeHandler } = require('@modelcontextprotocol/node');

function build() {
  return new McpServer({ name: 'single', version: '1.0.0' });
}

const mcpHandler = toNodeHandler(
  createMcpHandler(build, { onerror: (error) => console.error(error) }),
);

http
  .createServer(async (req, res) => {
    const { pathname } = new URL(req.url, 'http://localhost');
    switch (pathname) {
      case '/health':
        res.end('ok');
        break;
      case '/mcp':
      case '/sse':
        // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
        await mcpHandler(req, res);
        break;
      default:
        res.writeHead(404).end();
    }
  })
  .listen(3000);
