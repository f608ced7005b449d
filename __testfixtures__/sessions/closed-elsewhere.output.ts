import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';
import { z } from 'zod';

function createServer() {
  const server = new McpServer({ name: 'close', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({ content: [{ type: 'text', text: `${a + b}` }] }));

  return server;
}

const app = express();
app.use(express.json());

const mcp = createMcpHandler(createServer, { onerror: (error) => console.error(error) });
const mcpHandler = toNodeHandler(mcp);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));

app.listen(Number(process.env.PORT ?? 3000));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    mcp.close().finally(() => process.exit(0));
  });
}
