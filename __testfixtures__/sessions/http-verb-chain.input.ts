import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';

const API_KEY = process.env.API_KEY;
const sessions: Record<string, { transport: StreamableHTTPServerTransport; lastSeen: number }> = {};

function buildServer() {
  return new McpServer({ name: 'chain', version: '1.0.0' });
}

const httpServer = createServer(async (req, res) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Expose-Headers', 'Mcp-Session-Id');

  if (req.method === 'OPTIONS') {
    res.writeHead(204, { 'Access-Control-Allow-Headers': 'content-type, mcp-session-id' });
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

  if (req.method === 'POST' && url.pathname === '/mcp') {
    // Collect the body first.
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', async () => {
      const message = JSON.parse(body);
      const sessionId = req.headers['mcp-session-id'] as string | undefined;
      let session = sessionId ? sessions[sessionId] : undefined;
      if (!session && isInitializeRequest(message)) {
        const transport = new StreamableHTTPServerTransport({
          sessionIdGenerator: () => randomUUID(),
          onsessioninitialized: (id) => {
            sessions[id] = { transport, lastSeen: Date.now() };
          },
        });
        await buildServer().connect(transport);
        await transport.handleRequest(req, res, message);
        return;
      }
      if (!session) {
        res.writeHead(400).end('No valid session');
        return;
      }
      session.lastSeen = Date.now();
      await session.transport.handleRequest(req, res, message);
    });
  } else if (req.method === 'GET' && url.pathname === '/mcp') {
    const session = sessions[req.headers['mcp-session-id'] as string];
    if (!session) {
      res.writeHead(400).end('No valid session');
      return;
    }
    await session.transport.handleRequest(req, res);
  } else if (req.method === 'DELETE' && url.pathname === '/mcp') {
    const session = sessions[req.headers['mcp-session-id'] as string];
    if (session) await session.transport.handleRequest(req, res);
    else res.writeHead(404).end();
  } else {
    res.writeHead(404).end();
  }
});

setInterval(() => {
  for (const [id, session] of Object.entries(sessions)) {
    if (Date.now() - session.lastSeen > 60_000) {
      void session.transport.close();
      delete sessions[id];
    }
  }
}, 10_000).unref();

httpServer.listen(3000);

process.on('SIGTERM', async () => {
  for (const { transport } of Object.values(sessions)) await transport.close();
  httpServer.close();
});
