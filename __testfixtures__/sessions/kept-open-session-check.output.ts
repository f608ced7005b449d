import { randomUUID } from 'node:crypto';
import express from 'express';
import { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';

const transports = new Map<string, StreamableHTTPServerTransport>();
const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  const known = sessionId ? transports.get(sessionId) : undefined;
  if (known) {
    // Whoever opened the session needs no key; its requests do.
    if (req.headers['x-api-key'] !== process.env.API_KEY) {
      res.status(401).end();
      return;
    }
    await known.handleRequest(req, res, req.body);
    return;
  }
  // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: a request of an open session is checked here (`if (req.headers['x-api-key'] !== process.env.API_KEY) {`). Serve it with createMcpHandler() once that is out of the way.
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => void transports.set(id, transport),
  });
  await new McpServer({ name: 'checked', version: '1.0.0' }).connect(transport);
  await transport.handleRequest(req, res, req.body);
});
