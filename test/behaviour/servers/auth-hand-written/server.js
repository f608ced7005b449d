const { randomUUID } = require('node:crypto');
const express = require('express');
const { z } = require('zod');
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');
const { isInitializeRequest } = require('@modelcontextprotocol/sdk/types.js');

const TOKENS = new Set(['token-ann', 'token-bob']);

function isAuthorized(req) {
  const header = req.headers.authorization || '';
  const [scheme, token] = header.split(' ');
  return scheme === 'Bearer' && TOKENS.has(token);
}

function createServer() {
  const server = new McpServer({ name: 'ledger', version: '1.0.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.tool('balance', async () => ({ content: [{ type: 'text', text: '1,024.00' }] }));
  return server;
}

const app = express();
app.use(express.json());
const transports = {};

app.post('/mcp', async (req, res) => {
  if (!isAuthorized(req)) {
    res.status(401).json({ error: 'unauthorized' });
    return;
  }

  const sessionId = req.headers['mcp-session-id'];
  let transport = transports[sessionId];
  if (!transport) {
    if (sessionId || !isInitializeRequest(req.body)) {
      res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'No valid session ID' }, id: null });
      return;
    }
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport;
      },
    });
    transport.onclose = () => {
      delete transports[transport.sessionId];
    };
    await createServer().connect(transport);
  }
  await transport.handleRequest(req, res, req.body);
});

app.get('/mcp', async (req, res) => {
  if (!isAuthorized(req)) return res.status(401).json({ error: 'unauthorized' });
  const transport = transports[req.headers['mcp-session-id']];
  if (!transport) return res.status(400).send('No valid session ID');
  await transport.handleRequest(req, res);
});

app.delete('/mcp', async (req, res) => {
  if (!isAuthorized(req)) return res.status(401).json({ error: 'unauthorized' });
  const transport = transports[req.headers['mcp-session-id']];
  if (!transport) return res.status(400).send('No valid session ID');
  await transport.handleRequest(req, res);
});

app.listen(process.env.PORT || 3000, () => console.log('ledger open'));
