import { randomUUID } from 'node:crypto';
import { McpServer, isInitializeRequest } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import express from 'express';

const upstreams = new Map<string, string>();

function createServer(sessionId: string): McpServer {
  const server = new McpServer({ name: 'gateway', version: '1.0.0' });
  server.registerTool('upstream', {}, async () => ({
    content: [{ type: 'text', text: upstreams.get(sessionId) ?? 'none' }],
  }));
  return server;
}

const app = express();
app.use(express.json());

const transports: Record<string, StreamableHTTPServerTransport> = {};

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  if (sessionId && transports[sessionId]) {
    await transports[sessionId].handleRequest(req, res, req.body);
    return;
  }
  if (sessionId || !isInitializeRequest(req.body)) {
    res.status(400).end();
    return;
  }
  const newSessionId = randomUUID();
  // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: `createServer()` works with what it is told of a session (`sessionId: string`). Serve it with createMcpHandler() once that is out of the way.
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => newSessionId,
    onsessioninitialized: (id) => {
      transports[id] = transport;
    },
  });
  const server = createServer(newSessionId);
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
});

app.listen(3000);
