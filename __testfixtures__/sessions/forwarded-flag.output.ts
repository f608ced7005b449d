import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';
import type { Request, Response } from 'express';

function createMcpServer() {
  const server = new McpServer({ name: 'demo', version: '1.0.0' });
  server.registerTool('ping', {}, async () => ({ content: [{ type: 'text', text: 'pong' }] }));
  return server;
}

async function main() {
  const app = express();
  app.use(express.json());

  const mcpHandler = toNodeHandler(
    createMcpHandler(createMcpServer, {
      onerror: (error) => console.error('Error handling MCP request:', error),
    }),
  );

  const handleMcpRequest = async (req: Request, res: Response, requireAuth: boolean) => {
    try {
      if (requireAuth && req.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
        res.status(401).json({ error: 'unauthorized' });
        return;
      }
      await mcpHandler(req, res, req.body);
    } catch (error) {
      console.error('Error handling MCP request:', error);
      if (!res.headersSent) res.status(500).json({ error: 'internal' });
    }
  };

  app.all('/mcp', async (req, res) => {
    await handleMcpRequest(req, res, false);
  });
  app.all('/mcp/oauth', async (req, res) => {
    await handleMcpRequest(req, res, true);
  });
  app.listen(3000);
}

main();
