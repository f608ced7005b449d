import { serve } from '@hono/node-server';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';

const USERS: Record<string, string> = { 'token-ann': 'ann', 'token-bob': 'bob' };

const authenticate = createMiddleware<{ Variables: { auth: AuthInfo } }>(async (c, next) => {
  const token = c.req.header('authorization')?.replace('Bearer ', '') ?? '';
  const user = USERS[token];
  if (!user) {
    return c.json({ error: 'unauthorized' }, 401);
  }
  c.set('auth', { token, clientId: user, scopes: [], extra: { user } });
  await next();
});

function createCourierServer(): McpServer {
  const server = new McpServer({ name: 'courier', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('whoami', {}, async ({ authInfo }) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { content: [{ type: 'text', text: authInfo?.clientId ?? 'nobody' }] };
  });
  return server;
}

const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();

const app = new Hono<{ Variables: { auth: AuthInfo } }>();

app.all('/mcp', authenticate, async (c) => {
  const sessionId = c.req.header('mcp-session-id');
  let transport = sessionId ? transports.get(sessionId) : undefined;
  if (!transport) {
    if (sessionId) return c.json({ error: 'session not found' }, 404);
    const created = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => {
        transports.set(id, created);
      },
    });
    await createCourierServer().connect(created);
    transport = created;
  }
  return transport.handleRequest(c.req.raw, { authInfo: c.get('auth') });
});

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, () => console.log('courier'));
