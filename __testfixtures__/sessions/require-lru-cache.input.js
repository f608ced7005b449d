'use strict';
const { randomUUID } = require('crypto');
const express = require('express');
const LRU = require('lru-cache');
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');
const { isInitializeRequest } = require('@modelcontextprotocol/sdk/types.js');
const { z } = require('zod');

const sessions = new LRU({
  max: 500,
  maxAge: 1000 * 60 * 30,
  dispose: (id, transport) => transport.close(),
});

function buildServer() {
  const server = new McpServer({ name: 'demo', version: '1.0.0' });
  server.registerTool('echo', { description: 'Echo', inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: String(a + b) }],
  }));
  return server;
}

const app = express();
app.use(express.json());

function rpcError(res, status, message) {
  res.status(status).json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null });
}

app.post('/mcp', async (req, res) => {
  try {
    const sid = req.headers['mcp-session-id'];
    let transport = sid && sessions.get(sid);
    if (!transport) {
      if (!isInitializeRequest(req.body)) return rpcError(res, 400, 'Bad Request: No valid session ID provided');
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => sessions.set(id, transport),
      });
      transport.onclose = () => {
        if (transport.sessionId) sessions.del(transport.sessionId);
      };
      await buildServer().connect(transport);
    }
    await transport.handleRequest(req, res, req.body);
  } catch (err) {
    console.error('mcp request failed', err);
    if (!res.headersSent) rpcError(res, 500, 'Internal server error');
  }
});

const replay = async (req, res) => {
  const transport = sessions.get(req.headers['mcp-session-id'] || '');
  if (!transport) return res.status(400).send('Invalid or missing session ID');
  await transport.handleRequest(req, res);
};
app.get('/mcp', replay);
app.delete('/mcp', replay);

app.get('/health', (req, res) => res.json({ status: 'ok', sessions: sessions.length }));

const listener = app.listen(process.env.PORT || 3000);
process.once('SIGTERM', () => {
  sessions.reset();
  listener.close(() => process.exit(0));
});
