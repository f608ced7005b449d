import express from 'express';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';

const server = new McpServer({ name: 'gated', version: '1.0.0' });

/** @type {express.RequestHandler} */
function gate(req, res, next) {
  if (req.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
    res.status(401).end();
    return;
  }
  next();
}

const app = express();
app.use('/messages', gate);

/** @type {Record<string, SSEServerTransport>} */
const transports = {};

app.get('/sse', async (_req, res) => {
  const transport = new SSEServerTransport('/messages', res);
  transports[transport.sessionId] = transport;
  res.on('close', () => delete transports[transport.sessionId]);
  await server.connect(transport);
});

app.post('/messages', async (req, res) => {
  const transport = transports[String(req.query.sessionId)];
  if (!transport) {
    res.status(404).send('Session not found');
    return;
  }
  await transport.handlePostMessage(req, res);
});

app.listen(3000);
