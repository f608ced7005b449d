import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { Hono } from 'hono';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';

const transports: { [id: string]: WebStandardStreamableHTTPServerTransport } = {};
const app = new Hono<{ Variables: { auth: AuthInfo } }>();

const TENANTS: Record<string, string> = { 'key-1': 'one' };

function createServer(tenant: string) {
  return new McpServer({ name: tenant, version: '1.0.0' });
}

async function tenantOf(key: string | undefined) {
  return key ? TENANTS[key] : undefined;
}

app.all('/mcp', async (c) => {
  const sid = c.req.header('mcp-session-id');
  if (sid && transports[sid]) {
    return transports[sid].handleRequest(c.req.raw, { authInfo: c.get('auth') });
  }
  if (!sid) {
    const tenant = await tenantOf(c.req.header('x-key'));
    if (!tenant) return c.json({ error: 'forbidden' }, 403);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport;
      },
    });
    const server = createServer(tenant);
    await server.connect(transport);
    return transport.handleRequest(c.req.raw, { authInfo: c.get('auth') });
  }
  return c.json({ error: 'unknown session' }, 404);
});

app.get('/sessions', (c) => c.json({ open: Object.keys(transports).length }));

export default app;
