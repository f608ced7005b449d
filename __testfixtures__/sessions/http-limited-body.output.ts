import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

function createServer() {
  const server = new McpServer({ name: 'limited', version: '1.0.0' });
  server.registerTool('ping', {}, async () => ({ content: [{ type: 'text', text: 'pong' }] }));

  return server;
}

const LIMIT = 64 * 1024;

async function readBody(req: IncomingMessage): Promise<unknown> {
  let size = 0;
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LIMIT) throw new Error('too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
);

async function handleMcp(req: IncomingMessage, res: ServerResponse, body: unknown): Promise<void> {
  // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
  await mcpHandler(req, res, body);
}

async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname } = new URL(req.url ?? '/', 'http://localhost');
  if (pathname !== '/mcp') {
    res.writeHead(404).end();
    return;
  }
  if (req.method !== 'POST') {
    res.writeHead(405, { Allow: 'POST' }).end();
    return;
  }
  const body = await readBody(req);
  await handleMcp(req, res, body);
}

http
  .createServer((req, res) => {
    route(req, res).catch((error) => {
      console.error('request failed', error);
      if (!res.headersSent) res.writeHead(500).end();
    });
  })
  .listen(3000);
