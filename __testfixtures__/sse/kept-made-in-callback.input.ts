import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';

function createServer(namespace: string, includeInactive: boolean) {
  const server = new McpServer({ name: namespace, version: '1.0.0' });
  server.registerTool('inactive', {}, async () => ({ content: [{ type: 'text', text: String(includeInactive) }] }));
  return { server };
}

const router = express.Router();
const transports = new Map<string, StreamableHTTPServerTransport | SSEServerTransport>();

router.post('/:name/mcp', async (req, res) => {
  const namespace = req.params.name;
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  if (!sessionId) {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: async (id) => {
        const includeInactive = req.query.includeInactive === 'true';
        const { server } = createServer(namespace, includeInactive);
        transports.set(id, transport);
        await server.connect(transport);
      },
    });
    await transport.handleRequest(req, res, req.body);
  } else {
    const transport = transports.get(sessionId) as StreamableHTTPServerTransport | undefined;
    if (!transport) res.status(404).end();
    else await transport.handleRequest(req, res, req.body);
  }
});

router.get('/:name/sse', async (req, res) => {
  const namespace = req.params.name;
  const includeInactive = req.query.includeInactive === 'true';
  const transport = new SSEServerTransport('/message', res);
  const { server } = createServer(namespace, includeInactive);
  transports.set(transport.sessionId, transport);
  await server.connect(transport);
});

router.post('/message', async (req, res) => {
  const transport = transports.get(req.query.sessionId as string) as SSEServerTransport | undefined;
  if (!transport) res.status(404).end();
  else await transport.handlePostMessage(req, res);
});

export default router;
