import { serve } from '@hono/node-server';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { logger } from 'hono/logger';
import * as z from 'zod';

const LINES: Record<string, string[]> = { '7': ['Harbour', 'Mill'], '12': ['Station', 'Zoo'] };

const getServer = () => {
  const server = new McpServer({ name: 'bus-lines', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.registerTool(
    'stops',
    { inputSchema: { line: z.string().default('7'), reverse: z.boolean().optional() } },
    async ({ line, reverse }) => {
      const stops = LINES[line];
      if (!stops) throw new Error(`Line ${line} does not run`);
      return { content: [{ type: 'text', text: (reverse ? [...stops].reverse() : stops).join(' > ') }] };
    },
  );
  server.registerPrompt('route', { argsSchema: { to: z.string() } }, ({ to }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `How do I get to ${to}?` } }],
  }));
  server.registerResource('lines', 'bus://lines', {}, async (uri) => ({
    contents: [{ uri: uri.href, text: Object.keys(LINES).join() }],
  }));
  server.registerResource('line', new ResourceTemplate('bus://lines/{n}', { list: undefined }), {}, async (uri, { n }) => ({
    contents: [{ uri: uri.href, text: (LINES[String(n)] ?? []).join() }],
  }));
  return server;
};

const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();

const app = new Hono();
app.use(logger());
app.use(
  '*',
  cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'DELETE', 'OPTIONS'],
    allowHeaders: ['Content-Type', 'mcp-session-id', 'Last-Event-ID', 'mcp-protocol-version'],
    exposeHeaders: ['mcp-session-id', 'mcp-protocol-version'],
  }),
);

app.get('/health', (c) => c.json({ status: 'ok' }));

app.all('/mcp', async (c) => {
  const sessionId = c.req.header('mcp-session-id');
  const existing = sessionId ? transports.get(sessionId) : undefined;
  if (existing) {
    return existing.handleRequest(c.req.raw);
  }
  if (sessionId) {
    return c.json({ jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null }, 404);
  }

  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      transports.set(id, transport);
    },
    onsessionclosed: (id) => {
      transports.delete(id);
    },
  });
  const server = getServer();
  await server.connect(transport);
  return transport.handleRequest(c.req.raw);
});

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, port }, (info) => {
  console.log(`bus-lines on http://localhost:${info.port}`);
});
