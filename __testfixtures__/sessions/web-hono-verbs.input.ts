import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { Hono } from 'hono';

interface Session {
  server: McpServer;
  transport: WebStandardStreamableHTTPServerTransport;
}

const sessions = new Map<string, Session>();
const app = new Hono();

function buildServer() {
  return new McpServer({ name: 'verbs', version: '1.0.0' });
}

app.post('/mcp', async (c) => {
  console.log('POST', c.req.header('user-agent'));
  const sessionId = c.req.header('mcp-session-id');
  const session = sessionId ? sessions.get(sessionId) : undefined;
  if (session) {
    return session.transport.handleRequest(c.req.raw);
  }

  const body = await c.req.json();
  if (!isInitializeRequest(body)) {
    return c.json({ jsonrpc: '2.0', error: { code: -32000, message: 'Bad Request' }, id: null }, 400);
  }
  const server = buildServer();
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      sessions.set(id, { server, transport });
    },
  });
  transport.onclose = () => {
    if (transport.sessionId) sessions.delete(transport.sessionId);
  };
  await server.connect(transport);
  return transport.handleRequest(c.req.raw, { parsedBody: body });
});

app.get('/mcp', async (c) => {
  const session = sessions.get(c.req.header('mcp-session-id') ?? '');
  if (!session) return c.text('Invalid or missing session ID', 400);
  return session.transport.handleRequest(c.req.raw);
});

app.delete('/mcp', async (c) => {
  const session = sessions.get(c.req.header('mcp-session-id') ?? '');
  if (!session) return c.text('Invalid or missing session ID', 400);
  await session.transport.close();
  return c.body(null, 204);
});

export default app;
