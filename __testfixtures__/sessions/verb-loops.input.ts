import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';

function createServer() {
  return new McpServer({ name: 'loops', version: '1.0.0' });
}

const app = express();
app.use(express.json());
const open: Record<string, StreamableHTTPServerTransport> = {};
const admin: Record<string, StreamableHTTPServerTransport> = {};

app.post('/mcp', async (req, res) => {
  const id = req.headers['mcp-session-id'];
  let transport = id ? open[String(id)] : undefined;
  if (!transport) {
    const created = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sid) => {
        open[sid] = created;
      },
    });
    await createServer().connect(created);
    transport = created;
  }
  await transport.handleRequest(req, res, req.body);
});

for (const verb of ['get', 'delete'] as const) {
  app[verb]('/mcp', async (req, res) => {
    const transport = open[String(req.headers['mcp-session-id'])];
    if (!transport) {
      res.status(400).send('no session');
      return;
    }
    await transport.handleRequest(req, res);
  });
}

app.post('/admin', async (req, res) => {
  const id = req.headers['mcp-session-id'];
  let transport = id ? admin[String(id)] : undefined;
  if (!transport) {
    const created = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sid) => {
        admin[sid] = created;
      },
    });
    await createServer().connect(created);
    transport = created;
  }
  await transport.handleRequest(req, res, req.body);
});

(['get', 'delete'] as const).forEach((verb) =>
  app[verb]('/admin', async (req, res) => {
    await admin[String(req.headers['mcp-session-id'])]?.handleRequest(req, res);
  }),
);

// These have nothing to do with MCP.
for (const verb of ['get', 'head'] as const) {
  app[verb]('/health', (_req, res) => res.end('ok'));
}

app.listen(3000);
