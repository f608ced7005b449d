import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { createServer } from './server.js';

const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();

const app = new Hono();
app.use(
  '*',
  cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'DELETE', 'OPTIONS'],
    allowHeaders: ['Content-Type', 'mcp-session-id', 'Last-Event-ID', 'mcp-protocol-version'],
    exposeHeaders: ['mcp-session-id', 'mcp-protocol-version'],
  }),
);

app.get('/health', (c) => c.json({ status: 'ok', sessions: transports.size }));

const handleSession = async (c: Context) => {
  const sessionId = c.req.header('mcp-session-id');
  const transport = sessionId ? transports.get(sessionId) : undefined;
  if (!transport) {
    return c.json({ jsonrpc: '2.0', error: { code: -32000, message: 'Invalid session' }, id: null }, 400);
  }
  return transport.handleRequest(c.req.raw);
};

app.post('/mcp', async (c) => {
  const sessionId = c.req.header('mcp-session-id');
  if (sessionId) return handleSession(c);

  const body = await c.req.json();
  if (!isInitializeRequest(body)) {
    return c.json({ jsonrpc: '2.0', error: { code: -32000, message: 'Not initialized' }, id: null }, 400);
  }

  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      transports.set(id, transport);
    },
    onsessionclosed: (id) => {
      transports.delete(id);
    },
  });
  await createServer().connect(transport);
  return transport.handleRequest(c.req.raw, { parsedBody: body });
});

app.get('/mcp', handleSession);
app.delete('/mcp', handleSession);

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, port }, (info) => {
  console.log(`Listening on http://localhost:${info.port}`);
});
