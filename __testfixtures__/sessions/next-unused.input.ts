import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res, next) => {
  try {
    const server = new McpServer({ name: 'demo', version: '1.0.0' });
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    await server.connect(transport);
    await transport.handleRequest(req, res, req.body);
  } catch (error) {
    next(error);
  }
});

app.post('/two', async (req, res, next) => {
  console.log('two', req.ip);
  const server = new McpServer({ name: 'demo', version: '1.0.0' });
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  res.on('close', () => {
    transport.close().catch(next);
  });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body).catch(next);
});

app.listen(3000);
