import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';

declare function audit(what: string, who: string | undefined): void;
declare function rpcError(message: string): object;
declare function flushUser(user: string): Promise<void>;
declare const metrics: { streams: { inc(): void; dec(): void }; beat(who: string | undefined): void };
declare const db: { query(text: string, values: unknown[]): Promise<void> };

const transports: Record<string, StreamableHTTPServerTransport> = {};

function createServer() {
  return new McpServer({ name: 'tenants', version: '1.0.0' });
}

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  if (sessionId && transports[sessionId]) {
    await transports[sessionId].handleRequest(req, res, req.body);
    return;
  }
  if (!isInitializeRequest(req.body)) {
    res.status(400).json({ error: 'initialize first' });
    return;
  }
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => {
      transports[id] = transport;
    },
  });
  await createServer().connect(transport);
  await transport.handleRequest(req, res, req.body);
});

app.get('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  if (!sessionId || !transports[sessionId]) {
    res.status(400).json(rpcError('bad session'));
    return;
  }
  metrics.streams.inc();
  const timer = setInterval(() => metrics.beat(req.ip), 1000);
  res.on('close', () => {
    clearInterval(timer);
    metrics.streams.dec();
  });
  audit('stream', req.ip);
  await transports[sessionId].handleRequest(req, res);
});

app.delete('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  if (!sessionId || !transports[sessionId]) {
    res.status(400).send('bad session');
    return;
  }
  audit('closed', req.ip);
  await db.query('DELETE FROM sessions WHERE id = $1', [sessionId]);
  await flushUser(String(req.headers['x-user']));
  await transports[sessionId].handleRequest(req, res);
});

app.listen(3000);
