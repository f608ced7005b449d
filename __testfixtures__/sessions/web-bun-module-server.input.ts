import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { Hono } from 'hono';
import { z } from 'zod';

const server = new McpServer({ name: 'module', version: '1.0.0' });

server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
  content: [{ type: 'text', text }],
}));

const transport = new WebStandardStreamableHTTPServerTransport();

const app = new Hono();

app.all('/mcp', async (c) => {
  if (!server.isConnected()) {
    await server.connect(transport);
  }
  return transport.handleRequest(c.req.raw);
});

export default app;
