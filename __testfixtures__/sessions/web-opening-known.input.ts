import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { Hono } from 'hono';

declare function findTenant(header: string | string[] | undefined): Promise<string | undefined>;
declare function audit(tenant: string | undefined, what: string): void;

const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();

function createServer() {
  return new McpServer({ name: 'tenants', version: '1.0.0' });
}

const app = new Hono();

app.post('/mcp', async (c) => {
  const existing = transports.get(c.req.header('mcp-session-id') ?? '');
  if (existing) return existing.handleRequest(c.req.raw);
  const tenant = await findTenant(c.req.header('x-tenant'));
  if (!tenant) return c.json({ error: 'unknown tenant' }, 403);
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => void transports.set(id, transport),
  });
  await createServer().connect(transport);
  return transport.handleRequest(c.req.raw);
});

app.post('/checked', async (c) => {
  const message = await c.req.json();
  if (!isInitializeRequest(message)) return c.json({ error: 'initialize first' }, 400);
  audit(c.req.header('x-tenant'), 'opened');
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => void transports.set(id, transport),
  });
  await createServer().connect(transport);
  return transport.handleRequest(c.req.raw, { parsedBody: message });
});

export default app;
