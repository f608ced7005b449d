import express from 'express';
import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';

async function findTenant(header: unknown): Promise<string> {
  return String(header);
}
function audit(event: string, tenant: string): void {
  process.stdout.write(`${event} ${tenant}\n`);
}
const logger = { error: (text: string, error: unknown) => process.stderr.write(`${text} ${String(error)}\n`) };

const createServer = (tenant: string) => new McpServer({ name: tenant, version: '1.0.0' });
const transports: Record<string, StreamableHTTPServerTransport> = {};
const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  try {
    const sessionId = req.headers['mcp-session-id'] as string | undefined;
    let transport: StreamableHTTPServerTransport;
    if (sessionId && transports[sessionId]) {
      transport = transports[sessionId];
    } else if (!sessionId && isInitializeRequest(req.body)) {
      if (req.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
        res.status(401).json({ error: 'unauthorized' });
        return;
      }
      const tenant = await findTenant(req.headers['x-tenant']);
      audit('session opened', tenant);
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (id) => {
          transports[id] = transport;
        },
      });
      const server = createServer(tenant);
      await server.connect(transport);
    } else {
      res.status(400).json({ error: 'bad request' });
      return;
    }
    await transport.handleRequest(req, res, req.body);
  } catch (error) {
    logger.error('MCP request failed', error);
    if (!res.headersSent) res.status(500).end();
  }
});
app.listen(3000);
