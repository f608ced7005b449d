import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';

const app = new Hono();

function buildServer() {
  return new McpServer({ name: 'verbs', version: '1.0.0' });
}

const mcpHandler = createMcpHandler(buildServer, { onerror: (error) => console.error(error) });

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', async (c) => {
  console.log('POST', c.req.header('user-agent'));
  return mcpHandler.fetch(c.req.raw);
});

export default app;
