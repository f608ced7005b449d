import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import { z } from 'zod';

function createServer() {
  const server = new McpServer({ name: 'module', version: '1.0.0' });

  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));

  return server;
}

const app = new Hono();

const mcpHandler = createMcpHandler(createServer, { onerror: (error) => console.error(error) });

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (c) => mcpHandler.fetch(c.req.raw));

export default app;
