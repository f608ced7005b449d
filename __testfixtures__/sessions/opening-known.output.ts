import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

declare function findTenant(header: string | string[] | undefined): Promise<string | undefined>;
declare function audit(tenant: string | undefined, what: string): void;

function createServer() {
  return new McpServer({ name: 'tenants', version: '1.0.0' });
}

const app = express();
app.use(express.json());

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
);

app.all('/mcp', async (req, res) => {
  console.log('no session yet', req.ip);
  // TODO(mcp-v2/request-auth/moved-check): this ran once, when a session was opened, and runs on every request now; confirm that it may and what it costs.
  const tenant = await findTenant(req.headers['x-tenant']);
  if (!tenant) {
    res.status(403).json({ error: 'unknown tenant' });
    return;
  }
  console.log('opened for', req.ip);
  audit(tenant, 'opened');
  await mcpHandler(req, res, req.body);
});

app.listen(3000);
