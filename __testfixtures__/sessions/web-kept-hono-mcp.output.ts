import { StreamableHTTPTransport as HonoTransport } from '@hono/mcp';
import { McpServer } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import { StreamableHTTPTransport } from 'acme-transports';

const app = new Hono();
const open = new Map<string, HonoTransport>();

app.all('/mcp', async (c) => {
  const server = new McpServer({ name: 'hono', version: '1.0.0' });
  // TODO(mcp-v2/sessions/kept): still served the 2025-era way: the transport is @hono/mcp's, which speaks no 2026-07-28 and leaves ctx.http.req undefined. Serve it with createMcpHandler(), whose fetch() takes the Request (and { authInfo } beside it).
  const transport = new HonoTransport();
  await server.connect(transport);
  return transport.handleRequest(c);
});

app.post('/sessions', async (c) => {
  const server = new McpServer({ name: 'hono', version: '1.0.0' });
  // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: the transport is @hono/mcp's, which speaks no 2026-07-28 and leaves ctx.http.req undefined. Serve it with createMcpHandler(), whose fetch() takes the Request (and { authInfo } beside it).
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
