import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import express from 'express';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

const deck = [
  { front: 'der Hund', back: 'dog' },
  { front: 'die Katze', back: 'cat' },
];

const makeServer = (): McpServer => {
  const server = new McpServer({ name: 'flashcards', version: '1.2.3' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.registerTool(
    'card',
    { inputSchema: { number: z.number().int().default(0), reveal: z.boolean().optional() } },
    async ({ number, reveal }) => {
      const card = deck[number];
      if (!card) throw new RangeError(`There are ${deck.length} cards`);
      return { content: [{ type: 'text', text: reveal ? `${card.front} = ${card.back}` : card.front }] };
    },
  );
  server.registerPrompt('drill', { argsSchema: { language: z.string() } }, ({ language }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Drill me in ${language}` } }],
  }));
  server.registerResource('deck', 'cards://deck', { mimeType: 'application/json' }, async (uri) => ({
    contents: [{ uri: uri.href, text: JSON.stringify(deck) }],
  }));
  server.registerResource('card', new ResourceTemplate('cards://deck/{n}', { list: undefined }), {}, async (uri, { n }) => ({
    contents: [{ uri: uri.href, text: deck[Number(n)]?.front ?? '' }],
  }));
  return server;
};

interface Session {
  server: McpServer;
  transport: StreamableHTTPServerTransport;
  createdAt: Date;
}

const sessions = new Map<string, Session>();

const mcpHandler = async (req: Request, res: Response): Promise<void> => {
  const sessionId = req.get('mcp-session-id');
  const session = sessionId ? sessions.get(sessionId) : undefined;
  if (session) {
    await session.transport.handleRequest(req, res, req.body);
    return;
  }
  if (sessionId) {
    res.status(404).json({ jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null });
    return;
  }
  if (req.method !== 'POST') {
    res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Missing session ID' }, id: null });
    return;
  }

  const server = makeServer();
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => {
      sessions.set(id, { server, transport, createdAt: new Date() });
    },
    onsessionclosed: (id) => {
      sessions.delete(id);
    },
  });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
};

const app = express();
app.use(express.json());
app.post('/mcp', mcpHandler);
app.get('/mcp', mcpHandler);
app.delete('/mcp', mcpHandler);

app.listen(Number(process.env.PORT) || 3333, () => console.info('flashcards: ready'));
