// A server that keeps sessions over Streamable HTTP, with a tool that asks a service beside it.
import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { z } from 'zod';

function createServer() {
  const server = new McpServer({ name: 'http', version: '1.0.0' }, { instructions: 'Ask for a rate.' });
  server.tool(
    'rate',
    'The rate of a currency',
    { currency: z.string().length(3).describe('Three letters'), digits: z.number().int().max(4).default(2) },
    async ({ currency, digits }) => {
      const rate = Number(await (await fetch(process.env.RATES_URL)).text());
      return { content: [{ type: 'text', text: `${currency} ${rate.toFixed(digits)}` }] };
    },
  );
  server.tool('ping', async () => ({ content: [{ type: 'text', text: 'pong' }] }));
  server.prompt('convert', 'Asks for an amount', { amount: z.string() }, ({ amount }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Convert ${amount}` } }],
  }));
  return server;
}

const app = express();
app.use(express.json());

const transports = {};

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'];
  let transport;
  if (sessionId && transports[sessionId]) {
    transport = transports[sessionId];
  } else if (!sessionId && isInitializeRequest(req.body)) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport;
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) delete transports[transport.sessionId];
    };
    await createServer().connect(transport);
  } else {
    res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Bad Request' }, id: null });
    return;
  }
  await transport.handleRequest(req, res, req.body);
});

const handleSessionRequest = async (req, res) => {
  const sessionId = req.headers['mcp-session-id'];
  if (!sessionId || !transports[sessionId]) {
    res.status(400).send('Invalid or missing session ID');
    return;
  }
  await transports[sessionId].handleRequest(req, res);
};

app.get('/mcp', handleSessionRequest);
app.delete('/mcp', handleSessionRequest);

app.listen(Number(process.env.PORT));
