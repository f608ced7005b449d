import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';

function createServer() {
  return new McpServer({ name: 'loops', version: '1.0.0' });
}

const app = express();
app.use(express.json());
/** @type {Record<string, StreamableHTTPServerTransport>} */
const open = {};
/** @type {Record<string, StreamableHTTPServerTransport>} */
const admin = {};

app.post('/mcp', async (req, res) => {
  const id = req.headers['mcp-session-id'];
  let transport = id ? open[String(id)] : undefined;
  if (!transport) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sid) => {
        open[sid] = transport;
      },
    });
    await createServer().connect(transport);
  }
  await transport.handleRequest(req, res, req.body);
});

for (const verb of ['get', 'delete']) {
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
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sid) => {
        admin[sid] = transport;
      },
    });
    await createServer().connect(transport);
  }
  await transport.handleRequest(req, res, req.body);
});

['get', 'delete'].forEach((verb) =>
  app[verb]('/admin', async (req, res) => {
    await admin[String(req.headers['mcp-session-id'])].handleRequest(req, res);
  }),
);

// These have nothing to do with MCP.
for (const verb of ['get', 'head']) {
  app[verb]('/health', (_req, res) => res.end('ok'));
}

app.listen(3000);
