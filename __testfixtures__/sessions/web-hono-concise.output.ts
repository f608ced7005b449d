import { hostname } from 'node:os';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';

const app = new Hono();

const mcpHandler = createMcpHandler(() => new McpServer({ name: hostname(), version: '1.0.0' }), {
  onerror: (error) => console.error(error),
});

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (c) => mcpHandler.fetch(c.req.raw));

serve({ fetch: app.fetch, port: 3000 });
