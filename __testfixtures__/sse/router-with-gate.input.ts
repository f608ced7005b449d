import { Router, type RequestHandler } from 'express';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

function createServer() {
  return new McpServer({ name: 'demo', version: '1.0.0' });
}

export function createRouter(requireUser: RequestHandler, requireQuota: RequestHandler) {
  const router = Router();
  const transports = new Map<string, SSEServerTransport>();

  router.get('/api/sse', requireUser, async (req, res) => {
    const transport = new SSEServerTransport('/api/messages', res);
    transports.set(transport.sessionId, transport);
    res.on('close', () => {
      transports.delete(transport.sessionId);
    });
    const server = createServer();
    await server.connect(transport);
  });

  router.post('/api/messages', requireUser, requireQuota, async (req, res) => {
    const transport = transports.get(String(req.query.sessionId));
    if (!transport) {
      res.status(404).end();
      return;
    }
    await transport.handlePostMessage(req, res, req.body);
  });

  return router;
}
