import express from 'express';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

async function loadTools() {
  return [{ name: 'echo', inputSchema: { type: 'object' as const } }];
}

const app = express();

app.use(express.json());

app.post('/mcp', async (req, res) => {
  console.log('request from', req.ip);
  const tools = await loadTools();
  const server = new Server({ name: 'inline', version: '1.0.0' }, { capabilities: { tools: {} } });

  // The list does not change while we run.
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
});

app.listen(3000);
