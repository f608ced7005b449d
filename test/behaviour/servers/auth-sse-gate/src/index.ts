import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import express, { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';

const KEYS = new Map([
  ['token-ann', 'ann'],
  ['token-bob', 'bob'],
]);

function gate(req: Request, res: Response, next: NextFunction): void {
  const token = req.header('authorization')?.slice('Bearer '.length) ?? '';
  if (!KEYS.has(token)) {
    res.status(401).set('WWW-Authenticate', 'Bearer').end();
    return;
  }
  next();
}

function buildAlarmServer(): McpServer {
  const server = new McpServer({ name: 'alarm', version: '1.0.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.tool('disarm', async () => ({ content: [{ type: 'text', text: 'All doors open' }] }));
  return server;
}

const app = express();
app.use('/sse', gate);
app.use('/messages', gate);

const transports = new Map<string, SSEServerTransport>();

app.get('/sse', async (_req, res) => {
  const transport = new SSEServerTransport('/messages', res);
  transports.set(transport.sessionId, transport);
  res.on('close', () => transports.delete(transport.sessionId));
  await buildAlarmServer().connect(transport);
});

app.post('/messages', async (req, res) => {
  const transport = transports.get(String(req.query.sessionId));
  if (!transport) {
    res.status(404).send('Session not found');
    return;
  }
  await transport.handlePostMessage(req, res);
});

app.listen(Number(process.env.PORT ?? 3000), () => console.log('alarm armed'));
