import { AsyncLocalStorage } from 'node:async_hooks';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
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

app.post('/mcp', async (req, res) => {
  const context = { tenant: String(req.headers['x-tenant'] ?? 'none') };
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: false });
  const server = createMcpServer();
  res.on('close', () => {
    transport.close();
    server.close();
  });
  watch(transport);
  await server.connect(transport);
  // Tools read the tenant from here.
  await requestContext.run(context, async () => {
    console.error('tenant', context.tenant);
    await transport.handleRequest(req, res, req.body);
  });
});

app.listen(3000);
