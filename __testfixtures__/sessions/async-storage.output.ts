import { AsyncLocalStorage } from 'node:async_hooks';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import type { Transport } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

const requestContext = new AsyncLocalStorage<{ tenant: string }>();

function createMcpServer() {
  const server = new McpServer({ name: 'tenants', version: '1.0.0' });
  server.registerTool('tenant', {}, async () => ({
    content: [{ type: 'text', text: requestContext.getStore()?.tenant ?? 'none' }],
  }));
  return server;
}

declare function watch(transport: Transport): void;

const app = express();
app.use(express.json());

const mcpHandler = toNodeHandler(
  createMcpHandler(createMcpServer, { responseMode: 'sse', onerror: (error) => console.error(error) }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
// TODO(mcp-v2/sessions/lifecycle): `watch(transport)` worked on the transport or the session of a request, and went with it: do what is still wanted of it in the route, or where the server handles the request.
app.all('/mcp', async (req, res) => {
  const context = { tenant: String(req.headers['x-tenant'] ?? 'none') };
  // Tools read the tenant from here.
  await requestContext.run(context, async () => {
    console.error('tenant', context.tenant);
    await mcpHandler(req, res, req.body);
  });
});

app.listen(3000);
