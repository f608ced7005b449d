import * as http from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

function getServer() {
  return new McpServer({ name: 'info', version: '1.0.0' });
}

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
    try {
      // A server for each request.
      const mcpServer = getServer();
      const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
      res.on('close', () => {
        transport.close();
        mcpServer.close();
      });
      await mcpServer.connect(transport);
      await transport.handleRequest(req, res);
    } catch (error) {
      console.error('mcp failed:', error);
      if (!res.headersSent) {
        res.writeHead(500).end();
      }
    }
  } else {
    res.writeHead(404).end();
  }
});

server.listen(3000);
