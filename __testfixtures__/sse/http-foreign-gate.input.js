import { createServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { admit } from './gate.js';

const transports = new Map();

createServer(async (req, res) => {
  const url = new URL(req.url, 'http://localhost');
  if (!(await admit(req, res))) return;
  if (url.pathname === '/sse') {
    const transport = new SSEServerTransport('/messages', res);
    transports.set(transport.sessionId, transport);
    await new McpServer({ name: 'gated', version: '1.0.0' }).connect(transport);
    return;
  }
  if (url.pathname === '/messages') {
    const transport = transports.get(url.searchParams.get('sessionId'));
    if (transport) await transport.handlePostMessage(req, res);
    else res.writeHead(404).end();
    return;
  }
  res.writeHead(404).end();
}).listen(3000);
