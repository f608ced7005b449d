import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const transports = new Map<string, StreamableHTTPServerTransport>();
const started = Date.now();

function buildTideServer(): McpServer {
  return new McpServer({ name: 'tide-tables', version: '2.1.0' });
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? JSON.parse(text) : undefined;
}

function sendJson(res: ServerResponse, status: number, body: unknown) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

async function handleMcp(req: IncomingMessage, res: ServerResponse) {
  const header = req.headers['mcp-session-id'];
  const sessionId = Array.isArray(header) ? header[0] : header;
  const known = sessionId ? transports.get(sessionId) : undefined;

  if (req.method === 'POST') {
    const body = await readJson(req);
    if (known) {
      await known.handleRequest(req, res, body);
      return;
    }
    if (sessionId || !isInitializeRequest(body)) {
      sendJson(res, 404, { jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null });
      return;
    }
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports.set(id, transport);
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) transports.delete(transport.sessionId);
    };
    const server = buildTideServer();
    await server.connect(transport);
    await transport.handleRequest(req, res, body);
    return;
  }

  if (!known) {
    sendJson(res, 400, { error: 'Invalid or missing session ID' });
    return;
  }
  await known.handleRequest(req, res);
}

const httpServer = createServer(async (req, res) => {
  const url = new URL(req.url ?? '/', `http://${req.headers.host}`);
  try {
    switch (url.pathname) {
      case '/health':
        sendJson(res, 200, { status: 'ok', uptime: Date.now() - started });
        return;
      case '/mcp':
        await handleMcp(req, res);
        return;
      default:
        sendJson(res, 404, { error: 'Not found' });
    }
  } catch (error) {
    console.error(error);
    if (!res.headersSent) sendJson(res, 500, { error: 'Internal server error' });
  }
});

const port = Number(process.env.PORT ?? 8000);
httpServer.listen(port, () => console.error(`tide-tables: http://localhost:${port}/mcp`));
