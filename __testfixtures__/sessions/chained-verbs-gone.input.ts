import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const authenticate: express.RequestHandler = (req, res, next) => {
  if (req.header('x-api-key') === process.env.API_KEY) next();
  else res.sendStatus(401);
};

type AuthedRequest = express.Request & { user?: { id: string } };

const app = express();
const transports: Record<string, StreamableHTTPServerTransport> = {};
const owners: Record<string, string> = {};
const counters = { opened: 0, closed: 0, requests: 0 };

app.get('/metrics', (_req, res) => {
  res.type('text').send(`up 1\n`);
});

app.use('/mcp', authenticate);
app.use('/mcp', express.json({ limit: '4mb' }));

app.post('/mcp', async (req: AuthedRequest, res) => {
  counters.requests += 1;
  const sessionId = req.headers['mcp-session-id'] as string | undefined;

  if (sessionId) {
    const transport = transports[sessionId];
    if (!transport || owners[sessionId] !== req.user?.id) {
      res.status(404).json({ jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null });
      return;
    }
    await transport.handleRequest(req, res, req.body);
    return;
  }

  if (!isInitializeRequest(req.body)) {
    res.status(400).json({ jsonrpc: '2.0', error: { code: -32600, message: 'Initialize first' }, id: null });
    return;
  }

  const owner = req.user!.id;
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => {
      transports[id] = transport;
      owners[id] = owner;
      counters.opened += 1;
    },
  });
  transport.onclose = () => {
    if (!transport.sessionId) return;
    delete transports[transport.sessionId];
    delete owners[transport.sessionId];
    counters.closed += 1;
  };
  await new McpServer({ name: 'keys', version: '1.0.0' }).connect(transport);
  await transport.handleRequest(req, res, req.body);
});

const withSession = async (req: AuthedRequest, res: express.Response) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  const transport = sessionId ? transports[sessionId] : undefined;
  if (!sessionId || !transport || owners[sessionId] !== req.user?.id) {
    res.sendStatus(404);
    return;
  }
  await transport.handleRequest(req, res);
};
app.route('/mcp').get(withSession).delete(withSession);

app.listen(Number(process.env.PORT ?? 3000));
