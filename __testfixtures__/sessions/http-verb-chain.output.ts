import { createServer } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const API_KEY = process.env.API_KEY;

function buildServer() {
  return new McpServer({ name: 'chain', version: '1.0.0' });
}

const mcp = createMcpHandler(buildServer, { onerror: (error) => console.error(error) });
const mcpHandler = toNodeHandler(mcp);

const httpServer = createServer(async (req, res) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  res.setHeader('Access-Control-Allow-Origin', '*');

  if (req.method === 'OPTIONS') {
    res.writeHead(204, { 'Access-Control-Allow-Headers': 'content-type, mcp-protocol-version, mcp-method, mcp-name' });
    res.end();
    return;
  }

  if (req.method === 'GET' && url.pathname === '/health') {
    res.end('ok');
    return;
  }

  if (req.headers['x-api-key'] !== API_KEY) {
    res.writeHead(401).end();
    return;
  }

  if (url.pathname === '/mcp') {
    await mcpHandler(req, res);
  } else {
    res.writeHead(404).end();
  }
});

httpServer.listen(3000);

process.on('SIGTERM', async () => {
  await mcp.close();
  httpServer.close();
});
