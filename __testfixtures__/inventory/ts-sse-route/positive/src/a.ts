import express from 'express';
import { SSEServerTransport } from '@modelcontextprotocol/server-legacy/sse';
const app = express();
let transport: SSEServerTransport;
app.get('/sse', (_req, res) => {
  transport = new SSEServerTransport('/messages', res);
});
app.post('/messages', (req, res) => transport.handlePostMessage(req, res));
