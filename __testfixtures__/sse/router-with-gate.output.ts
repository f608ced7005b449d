import { Router, type RequestHandler } from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

function createServer() {
  return new McpServer({ name: 'demo', version: '1.0.0' });
}

export function createRouter(requireUser: RequestHandler, requireQuota: RequestHandler) {
  const router = Router();

  const mcpHandler = toNodeHandler(
    createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
  );

  router.all(['/api/mcp', '/api/sse'], requireUser, requireQuota, (req, res) => void mcpHandler(req, res, req.body));

  return router;
}
