import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';

declare function findTenant(header: string | string[] | undefined): Promise<string | undefined>;
declare function audit(tenant: string | undefined, what: string): void;

function createServer() {
  return new McpServer({ name: 'tenants', version: '1.0.0' });
}

const app = new Hono();

const mcpHandler = createMcpHandler(createServer, { onerror: (error) => console.error(error) });

app.all('/mcp', async (c) => {
  // TODO(mcp-v2/request-auth/moved-check): this ran once, when a session was opened, and runs on every request now; confirm that it may and what it costs.
  const tenant = await findTenant(c.req.header('x-tenant'));
  if (!tenant) return c.json({ error: 'unknown tenant' }, 403);
  return mcpHandler.fetch(c.req.raw);
});

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/checked', async (c) => {
  // TODO(mcp-v2/request-auth/moved-check): this ran once, when a session was opened, and runs on every request now; confirm that it may and what it costs.
  audit(c.req.header('x-tenant'), 'opened');
  return mcpHandler.fetch(c.req.raw);
});

export default app;
