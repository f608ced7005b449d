import { AsyncLocalStorage } from 'node:async_hooks';
import { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import type { Transport } from '@modelcontextprotocol/server';
import express from 'express';

const requestContext = new AsyncLocalStorage<{ tenant: string }>();

function createMcpServer() {
  const server = new McpServer({ name: 'tenants', version: '1.0.0' });
  server.registerTool('tenant', {}, async () => ({
    content: [{ type: 'text', text: requestContext.getStore()?.tenant ?? 'none' }],
  }));
  return server;
}

function tap(transport: Transport) {
  transport.onmessage = (message) => console.error('method' in message ? message.method : 'answer');
}

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const context = { tenant: String(req.headers['x-tenant'] ?? 'none') };
  // TODO(mcp-v2/sessions/kept): still served the 2025-era way: messages are passed through it by hand (`transport.onmessage = (message) => console.error('method'…`). Serve it with createMcpHandler() once that is out of the way.
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: false });
  const server = createMcpServer();
  res.on('close', () => {
    transport.close();
    server.close();
  });
  tap(transport);
  await server.connect(transport);
  // Tools read the tenant from here.
  await requestContext.run(context, async () => {
    console.error('tenant', context.tenant);
    await transport.handleRequest(req, res, req.body);
  });
});

app.listen(3000);
