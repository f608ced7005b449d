import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';

declare function findTenant(header: string | string[] | undefined): Promise<string | undefined>;
declare function audit(tenant: string | undefined, what: string): void;

const transports: Record<string, StreamableHTTPServerTransport> = {};

function createServer() {
  return new McpServer({ name: 'tenants', version: '1.0.0' });
}

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  const existing = sessionId ? transports[sessionId] : undefined;
  if (existing) {
    await existing.handleRequest(req, res, req.body);
    return;
  }
  console.log('no session yet', req.ip);
  const tenant = await findTenant(req.headers['x-tenant']);
  if (!tenant) {
    res.status(403).json({ error: 'unknown tenant' });
    return;
  }
  if (!isInitializeRequest(req.body)) {
    res.status(400).json({ error: 'initialize first' });
    return;
  }
  console.log('opened for', req.ip);
  audit(tenant, 'opened');
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => {
      transports[id] = transport;
    },
  });
  await createServer().connect(transport);
  await transport.handleRequest(req, res, req.body);
});

app.listen(3000);
