import { randomUUID } from 'node:crypto';
import express from 'express';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';

const createServer = () => new McpServer({ name: 'counted', version: '1.0.0' });
const counts = new Map<string, number>();
const transports: Record<string, StreamableHTTPServerTransport> = {};
const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  // Every method is counted, so this must see POSTs only.
  const method = String(req.body.method);
  counts.set(method, (counts.get(method) ?? 0) + 1);
  const sessionId = req.get('mcp-session-id');
  let transport = sessionId ? transports[sessionId] : undefined;
  if (!transport) {
    if (sessionId || !isInitializeRequest(req.body)) {
      res.status(404).end();
      return;
    }
    process.stdout.write(`opened by ${req.body.params.clientInfo.name}\n`);
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport!;
      },
    });
    await createServer().connect(transport);
  }
  await transport.handleRequest(req, res, req.body);
});

app.listen(3000);
