import express from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

async function findTenant(header: unknown): Promise<string> {
  return String(header);
}
function audit(event: string, tenant: string): void {
  process.stdout.write(`${event} ${tenant}\n`);
}
const logger = { error: (text: string, error: unknown) => process.stderr.write(`${text} ${String(error)}\n`) };

const createServer = (tenant: string) => new McpServer({ name: tenant, version: '1.0.0' });
const app = express();
app.use(express.json());

app.all('/mcp', async (req, res) => {
  try {
    // TODO(mcp-v2/request-auth/moved-check): this ran once, when a session was opened, and runs on every request now; confirm that it may and what it costs.
    if (req.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
      res.status(401).json({ error: 'unauthorized' });
      return;
    }
    const tenant = await findTenant(req.headers['x-tenant']);
    audit('session opened', tenant);
    const mcpHandler = toNodeHandler(
      createMcpHandler(() => createServer(tenant), { onerror: (error) => logger.error('MCP request failed', error) }),
    );
    await mcpHandler(req, res, req.body);
  } catch (error) {
    logger.error('MCP request failed', error);
    if (!res.headersSent) res.status(500).end();
  }
});
app.listen(3000);
