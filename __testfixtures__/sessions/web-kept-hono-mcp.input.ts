import { StreamableHTTPTransport as HonoTransport } from '@hono/mcp';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Hono } from 'hono';
import { StreamableHTTPTransport } from 'acme-transports';

const app = new Hono();
const open = new Map<string, HonoTransport>();

app.all('/mcp', async (c) => {
  const server = new McpServer({ name: 'hono', version: '1.0.0' });
  const transport = new HonoTransport();
  await server.connect(transport);
  return transport.handleRequest(c);
});

app.post('/sessions', async (c) => {
  const server = new McpServer({ name: 'hono', version: '1.0.0' });
  const transport = new HonoTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id: string) => {
      open.set(id, transport);
    },
  });
  await server.connect(transport);
  return transport.handleRequest(c);
});

export const own = new StreamableHTTPTransport();
export default app;
