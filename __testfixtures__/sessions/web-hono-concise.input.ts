import { hostname } from 'node:os';
import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';

const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();
const app = new Hono();

const handleSession = async (c: Context) => {
  const sessionId = c.req.header('mcp-session-id');
  const transport = sessionId ? transports.get(sessionId) : undefined;
  if (!transport) return c.json({ error: 'Invalid session' }, 400);
  return transport.handleRequest(c.req.raw);
};

app.post('/mcp', async (c) => {
  if (c.req.header('mcp-session-id')) return handleSession(c);
  const body = await c.req.json();
  if (!isInitializeRequest(body)) return c.json({ error: 'Not initialized' }, 400);
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      transports.set(id, transport);
    },
  });
  await new McpServer({ name: hostname(), version: '1.0.0' }).connect(transport);
  return transport.handleRequest(c.req.raw, { parsedBody: body });
});

app.get('/mcp', handleSession);
app.delete('/mcp', handleSession);

serve({ fetch: app.fetch, port: 3000 });
