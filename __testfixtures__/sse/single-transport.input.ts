import express from 'express';
import cors from 'cors';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.tool('ping', async () => ({ content: [{ type: 'text', text: 'pong' }] }));

const app = express();
app.use(cors());

let transport: SSEServerTransport | null = null;

app.get('/sse', async (req, res) => {
  transport = new SSEServerTransport('/messages', res);
  await server.connect(transport);
});

app.post('/messages', async (req, res) => {
  if (!transport) {
    res.status(400).send('No transport');
    return;
  }
  await transport.handlePostMessage(req, res);
});

app.listen(3001, () => {
  console.log('SSE server on http://localhost:3001/sse');
});
