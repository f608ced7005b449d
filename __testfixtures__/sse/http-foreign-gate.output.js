import { createServer } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { admit } from './gate.js';

const mcpHandler = toNodeHandler(
  createMcpHandler(() => new McpServer({ name: 'gated', version: '1.0.0' }), {
    onerror: (error) => console.error(error),
  }),
);

createServer(async (req, res) => {
  const url = new URL(req.url, 'http://localhost');
  if (!(await admit(req, res))) return;
  if (url.pathname === '/sse') {
    await mcpHandler(req, res);
    return;
  }
  res.writeHead(404).end();
}).listen(3000);
