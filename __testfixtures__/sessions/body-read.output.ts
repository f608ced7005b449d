import express from 'express';
import {
  McpServer,
  isInitializeRequest,
  createMcpHandler,
} from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const createServer = () => new McpServer({ name: 'counted', version: '1.0.0' });
const counts = new Map<string, number>();
const app = express();
app.use(express.json());

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.post('/mcp', (req, res) => {
  // Every method is counted, so this must see POSTs only.
  const method = String(req.body.method);
  counts.set(method, (counts.get(method) ?? 0) + 1);
  // TODO(mcp-v2/request-auth/moved-check): this ran once, when a session was opened; it reads what only initialize carries, and 2026-07-28 clients send none: for those it no longer runs.
  if (isInitializeRequest(req.body)) {
    process.stdout.write(`opened by ${req.body.params.clientInfo.name}\n`);
  }
  void mcpHandler(req, res, req.body);
});

app.listen(3000);
