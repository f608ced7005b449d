import { randomUUID } from 'node:crypto';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { z } from 'zod';

const capitals = new Map([
  ['Iceland', 'Reykjavík'],
  ['Peru', 'Lima'],
]);

function createServer() {
  const server = new McpServer({ name: 'atlas', version: '4.0.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.tool('add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({
    content: [{ type: 'text', text: String(a + b) }],
  }));
  server.tool(
    'capital',
    'Capital of a country',
    { country: z.string().default('Peru'), language: z.string().optional() },
    async ({ country, language }) => {
      const capital = capitals.get(country);
      if (!capital) throw new Error(`${country} is not in the atlas`);
      return { content: [{ type: 'text', text: `${capital} [${language ?? 'en'}]` }] };
    },
  );
  server.prompt('quiz', { region: z.string().optional() }, ({ region }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Quiz me about ${region ?? 'the world'}` } }],
  }));
  server.resource('countries', 'atlas://countries', async (uri) => ({
    contents: [{ uri: uri.href, text: [...capitals.keys()].join() }],
  }));
  server.resource(
    'country',
    new ResourceTemplate('atlas://countries/{name}', { list: undefined }),
    async (uri, { name }) => ({ contents: [{ uri: uri.href, text: capitals.get(String(name)) ?? '?' }] }),
  );
  return server;
}

const app = express();
app.use(express.json());

// Store transports for each session type
const transports = {
  streamable: {} as Record<string, StreamableHTTPServerTransport>,
  sse: {} as Record<string, SSEServerTransport>,
};

// Modern Streamable HTTP endpoint
app.all('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  let transport: StreamableHTTPServerTransport;

  if (sessionId && transports.streamable[sessionId]) {
    transport = transports.streamable[sessionId];
  } else if (!sessionId && req.method === 'POST' && isInitializeRequest(req.body)) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports.streamable[id] = transport;
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) delete transports.streamable[transport.sessionId];
    };
    await createServer().connect(transport);
  } else {
    res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Bad session' }, id: null });
    return;
  }
  await transport.handleRequest(req, res, req.body);
});

// Legacy SSE endpoint for older clients
app.get('/sse', async (req, res) => {
  const transport = new SSEServerTransport('/messages', res);
  transports.sse[transport.sessionId] = transport;

  res.on('close', () => {
    delete transports.sse[transport.sessionId];
  });

  await createServer().connect(transport);
});

// Legacy message endpoint for older clients
app.post('/messages', async (req, res) => {
  const sessionId = req.query.sessionId as string;
  const transport = transports.sse[sessionId];
  if (transport) {
    await transport.handlePostMessage(req, res, req.body);
  } else {
    res.status(400).send('No transport found for sessionId');
  }
});

const port = parseInt(process.env.PORT || '3000', 10);
app.listen(port, () => console.log(`atlas on :${port}`));
