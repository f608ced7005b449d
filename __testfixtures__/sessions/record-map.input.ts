import { randomUUID } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

function createServer(): McpServer {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  return server;
}

interface Session {
  transport: StreamableHTTPServerTransport;
  server: McpServer;
  lastSeen: number;
}

const SESSION_TTL_MS = 30 * 60 * 1000;
const sessions = new Map<string, Session>();

const app = express();
app.use(express.json({ limit: '4mb' }));

app.get('/health', (_req, res) => {
  res.json({ status: 'ok', sessions: sessions.size, uptime: process.uptime() });
});

function requireKey(req: Request, res: Response, next: () => void) {
  if (req.headers['x-api-key'] !== process.env.API_KEY) {
    res.status(401).json({ error: 'unauthorized' });
    return;
  }
  next();
}

app.post('/mcp', requireKey, async (req: Request, res: Response) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  let session = sessionId ? sessions.get(sessionId) : undefined;

  if (!session) {
    if (!isInitializeRequest(req.body)) {
      res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'No session' }, id: null });
      return;
    }
    const server = createServer();
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        sessions.set(id, { transport, server, lastSeen: Date.now() });
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) sessions.delete(transport.sessionId);
    };
    await server.connect(transport);
    await transport.handleRequest(req, res, req.body);
    return;
  }

  session.lastSeen = Date.now();
  await session.transport.handleRequest(req, res, req.body);
});

const handleSession = async (req: Request, res: Response) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  const session = sessionId && sessions.get(sessionId);
  if (!session) {
    res.status(404).send('Session not found');
    return;
  }
  await session.transport.handleRequest(req, res);
};

app.get('/mcp', requireKey, handleSession);
app.delete('/mcp', requireKey, handleSession);

const sweeper = setInterval(() => {
  const now = Date.now();
  for (const [id, session] of sessions) {
    if (now - session.lastSeen > SESSION_TTL_MS) {
      session.transport.close();
      sessions.delete(id);
    }
  }
}, 60_000);

const httpServer = app.listen(Number(process.env.PORT ?? 3000));

process.on('SIGTERM', async () => {
  clearInterval(sweeper);
  for (const session of sessions.values()) {
    await session.transport.close();
  }
  httpServer.close();
});
