const http = require('http');
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { SSEServerTransport } = require('@modelcontextprotocol/sdk/server/sse.js');

function build() {
  return new McpServer({ name: 'single', version: '1.0.0' });
}

let transport;

http
  .createServer(async (req, res) => {
    const { pathname } = new URL(req.url, 'http://localhost');
    switch (pathname) {
      case '/health':
        res.end('ok');
        break;
      case '/sse':
        transport = new SSEServerTransport('/messages', res);
        await build().connect(transport);
        break;
      case '/messages':
        if (transport) {
          await transport.handlePostMessage(req, res);
        } else {
          res.writeHead(400).end();
        }
        break;
      default:
        res.writeHead(404).end();
    }
  })
  .listen(3000);
