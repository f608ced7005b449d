import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const getServer = () => new McpServer({ name: 'both', version: '1.0.0' });

const mcpHandler = toNodeHandler(createMcpHandler(getServer, { onerror: (error) => console.error(error) }));

async function handleSse(req: IncomingMessage, res: ServerResponse) {
  await mcpHandler(req, res);
}

async function handleMcp(req: IncomingMessage, res: ServerResponse) {
  // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
  await mcpHandler(req, res);
}

createServer((req, res) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  if (url.pathname === '/mcp') return void handleMcp(req, res);
  if (url.pathname === '/sse') return void handleSse(req, res);
  res.writeHead(404).end();
}).listen(3000);
