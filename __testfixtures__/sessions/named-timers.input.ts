import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';

interface Session {
  server: McpServer;
  transport: StreamableHTTPServerTransport;
  lastSeen: number;
}

const sessions = new Map<string, Session>();
const started = Date.now();

async function destroySession(id: string): Promise<void> {
  const session = sessions.get(id);
  if (!session) return;
  sessions.delete(id);
  await session.transport.close().catch(() => undefined);
  await session.server.close().catch(() => undefined);
}

const reaper = setInterval(() => {
  for (const [id, session] of sessions) {
    if (Date.now() - session.lastSeen > 900_000) void destroySession(id);
  }
}, 60_000);
reaper.unref();

let report: NodeJS.Timeout | undefined;
report = setInterval(() => console.log(`${sessions.size} sessions`), 60_000).unref();

// Not about sessions: it stays.
const ticker = setInterval(() => process.stdout.write(`up for ${Date.now() - started} ms\n`), 60_000);
ticker.unref();

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const id = req.header('mcp-session-id');
  if (id) {
    const session = sessions.get(id);
    if (!session) {
      res.status(404).end();
      return;
    }
    session.lastSeen = Date.now();
    await session.transport.handleRequest(req, res, req.body);
    return;
  }
  if (!isInitializeRequest(req.body)) {
    res.status(400).end();
    return;
  }
  const server = new McpServer({ name: 'ledger', version: '1.0.0' });
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (sessionId) => {
      sessions.set(sessionId, { server, transport, lastSeen: Date.now() });
    },
  });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
});

const listener = app.listen(3000);

async function shutdown(signal: string): Promise<void> {
  console.log(`${signal} received`);
  clearInterval(reaper);
  if (report) clearInterval(report);
  clearInterval(ticker);
  await Promise.all([...sessions.keys()].map((id) => destroySession(id)));
  listener.close(() => process.exit(0));
}

process.on('SIGTERM', () => void shutdown('SIGTERM'));
