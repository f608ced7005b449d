import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { z } from 'zod';

function requireKey(req, res, next) {
  if (!['Bearer token-ann', 'Bearer token-bob'].includes(req.headers.authorization)) {
    res.status(403).json({ error: 'forbidden' });
    return;
  }
  next();
}

function createServer() {
  const server = new McpServer({ name: 'catalogue', version: '1.0.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  return server;
}

const app = express();
app.use(express.json());

const streamable = new Map();
const sse = {};

// Inside the network only, so no key.
app.all('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'];
  let transport = streamable.get(sessionId);
  if (!transport) {
    if (req.method !== 'POST' || !isInitializeRequest(req.body)) {
      res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'No session' }, id: null });
      return;
    }
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        streamable.set(id, transport);
      },
    });
    transport.onclose = () => streamable.delete(transport.sessionId);
    await createServer().connect(transport);
  }
  await transport.handleRequest(req, res, req.body);
});

// Partners come in here.
app.get('/partner/sse', requireKey, async (req, res) => {
  const transport = new SSEServerTransport('/partner/messages', res);
  sse[transport.sessionId] = transport;
  res.on('close', () => {
    delete sse[transport.sessionId];
  });
  await createServer().connect(transport);
});

app.post('/partner/messages', requireKey, async (req, res) => {
  const transport = sse[req.query.sessionId];
  if (!transport) {
    res.status(404).send('Session not found');
    return;
  }
  await transport.handlePostMessage(req, res, req.body);
});

app.listen(process.env.PORT || 3000, () => console.log('catalogue'));
