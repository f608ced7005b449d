import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

const streams = new Map<string, SSEServerTransport>();
const sessions = new Map<string, StreamableHTTPServerTransport>();
const getServer = () => new McpServer({ name: 'both', version: '1.0.0' });

async function handleSse(req: IncomingMessage, res: ServerResponse) {
  const transport = new SSEServerTransport('/messages', res);
  streams.set(transport.sessionId, transport);
  res.on('close', () => streams.delete(transport.sessionId));
  await getServer().connect(transport);
}

async function handleMessages(req: IncomingMessage, res: ServerResponse, url: URL) {
  const transport = streams.get(url.searchParams.get('sessionId') ?? '');
  if (!transport) {
    res.writeHead(404).end();
    return;
  }
  await transport.handlePostMessage(req, res);
}

async function handleMcp(req: IncomingMessage, res: ServerResponse) {
  const id = req.headers['mcp-session-id'] as string | undefined;
  const open = id ? sessions.get(id) : undefined;
  if (open) {
    await open.handleRequest(req, res);
    return;
  }
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (fresh) => {
      sessions.set(fresh, transport);
    },
  });
  await getServer().connect(transport);
  await transport.handleRequest(req, res);
}

createServer((req, res) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  if (url.pathname === '/mcp') return void handleMcp(req, res);
  if (req.method === 'GET' && url.pathname === '/sse') return void handleSse(req, res);
  if (req.method === 'POST' && url.pathname === '/messages') return void handleMessages(req, res, url);
  res.writeHead(404).end();
}).listen(3000);
