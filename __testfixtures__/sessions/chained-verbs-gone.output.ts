import express from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const authenticate: express.RequestHandler = (req, res, next) => {
  if (req.header('x-api-key') === process.env.API_KEY) next();
  else res.sendStatus(401);
};

type AuthedRequest = express.Request & { user?: { id: string } };

const app = express();
const counters = { opened: 0, closed: 0, requests: 0 };

app.get('/metrics', (_req, res) => {
  res.type('text').send(`up 1\n`);
});

app.use('/mcp', authenticate);
app.use('/mcp', express.json({ limit: '4mb' }));

const mcpHandler = toNodeHandler(
  createMcpHandler(() => new McpServer({ name: 'keys', version: '1.0.0' }), {
    onerror: (error) => console.error(error),
  }),
);

// TODO(mcp-v2/sessions/lifecycle): `counters.opened += 1`, `counters.closed += 1` ran when a session opened, came back or closed, and went with the sessions; do what is still wanted of it for each request.
app.all('/mcp', (req: AuthedRequest, res) => {
  counters.requests += 1;

  void mcpHandler(req, res, req.body);
});

app.listen(Number(process.env.PORT ?? 3000));
