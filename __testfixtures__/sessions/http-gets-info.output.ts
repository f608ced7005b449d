import * as http from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

function getServer() {
  return new McpServer({ name: 'info', version: '1.0.0' });
}

const mcpHandler = toNodeHandler(
  createMcpHandler(getServer, { responseMode: 'json', onerror: (error) => console.error('mcp failed:', error) }),
);

const server = http.createServer(async (req, res) => {
  const { pathname } = new URL(req.url!, `http://${req.headers.host}`);
  if (req.method === 'GET' && pathname === '/') {
    res.writeHead(200, { 'Content-Type': 'text/html' });
    res.end('<h1>info</h1>');
  } else if (pathname === '/mcp') {
    if (req.method !== 'POST') {
      res.writeHead(405).end();
      return;
    }
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    await mcpHandler(req, res);
  } else {
    res.writeHead(404).end();
  }
});

server.listen(3000);
