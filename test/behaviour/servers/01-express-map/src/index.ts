import { randomUUID } from 'node:crypto';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';

const STATIONS = [
  { id: 'north', city: 'Tromsø', altitude: 10 },
  { id: 'south', city: 'Ushuaia', altitude: 23 },
];

// One MCP server per session: they must not share a transport.
const getServer = () => {
  const server = new McpServer({ name: 'weather-desk', version: '1.4.0' }, { instructions: 'Ask for a station first.' });

  server.registerTool(
    'echo',
    {
      title: 'Echo',
      description: 'Says what it was told',
      inputSchema: { text: z.string().min(1) },
      annotations: { readOnlyHint: true },
    },
    async ({ text }) => ({ content: [{ type: 'text', text: `You said: ${text}` }] }),
  );

  server.registerTool(
    'add',
    {
      description: 'Adds two numbers',
      inputSchema: { a: z.number(), b: z.number() },
      outputSchema: { sum: z.number() },
    },
    async ({ a, b }) => ({
      content: [{ type: 'text', text: String(a + b) }],
      structuredContent: { sum: a + b },
    }),
  );

  server.registerTool(
    'forecast',
    {
      description: 'Forecast for a station',
      inputSchema: {
        station: z.enum(['north', 'south']),
        days: z.number().int().min(1).max(7).default(3).describe('How many days'),
        units: z.string().optional(),
      },
    },
    async ({ station, days, units }) => {
      const found = STATIONS.find((candidate) => candidate.id === station);
      return { content: [{ type: 'text', text: `${found?.city}: ${days} days, ${units ?? 'metric'}` }] };
    },
  );

  server.registerTool('storm', { description: 'Always goes wrong' }, async () => {
    throw new Error('The mast came down');
  });

  server.registerPrompt(
    'briefing',
    { description: 'A briefing for a station', argsSchema: { station: z.string() } },
    ({ station }) => ({
      messages: [{ role: 'user', content: { type: 'text', text: `Write a briefing for ${station}.` } }],
    }),
  );

  server.registerResource(
    'stations',
    'weather://stations',
    { description: 'All stations', mimeType: 'application/json' },
    async (uri) => ({
      contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify(STATIONS) }],
    }),
  );

  server.registerResource(
    'station',
    new ResourceTemplate('weather://stations/{id}', { list: undefined }),
    { description: 'One station' },
    async (uri, { id }) => ({
      contents: [{ uri: uri.href, text: STATIONS.find((candidate) => candidate.id === id)?.city ?? 'unknown' }],
    }),
  );

  return server;
};

const app = express();
app.use(express.json());

app.get('/health', (_req, res) => {
  res.json({ status: 'ok' });
});

// Map to store transports by session ID
const transports: { [sessionId: string]: StreamableHTTPServerTransport } = {};

app.post('/mcp', async (req: Request, res: Response) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  let transport: StreamableHTTPServerTransport;

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
      if (transport.sessionId) {
        delete transports[transport.sessionId];
      }
    };

    const server = getServer();
    await server.connect(transport);
  } else {
    res.status(400).json({
      jsonrpc: '2.0',
      error: { code: -32000, message: 'Bad Request: No valid session ID provided' },
      id: null,
    });
    return;
  }

  await transport.handleRequest(req, res, req.body);
});

// Reusable handler for GET and DELETE requests
const handleSessionRequest = async (req: Request, res: Response) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  if (!sessionId || !transports[sessionId]) {
    res.status(400).send('Invalid or missing session ID');
    return;
  }

  const transport = transports[sessionId];
  await transport.handleRequest(req, res);
};

app.get('/mcp', handleSessionRequest);
app.delete('/mcp', handleSessionRequest);

const port = Number(process.env.PORT ?? 3000);
app.listen(port, () => {
  console.log(`Weather desk listening on port ${port}`);
});
