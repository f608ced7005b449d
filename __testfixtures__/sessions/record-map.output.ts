import express, { type Request, type Response } from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { z } from 'zod';

function createServer(): McpServer {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  return server;
}

const app = express();
app.use(express.json({ limit: '4mb' }));

app.get('/health', (_req, res) => {
  // TODO(mcp-v2/sessions/count): this counted open sessions, and there are none any more; count requests, or take it out.
  res.json({ status: 'ok', sessions: 0, uptime: process.uptime() });
});

function requireKey(req: Request, res: Response, next: () => void) {
  if (req.headers['x-api-key'] !== process.env.API_KEY) {
    res.status(401).json({ error: 'unauthorized' });
    return;
  }
  next();
}

const mcp = createMcpHandler(createServer, { onerror: (error) => console.error(error) });
const mcpHandler = toNodeHandler(mcp);

app.all('/mcp', requireKey, (req: Request, res: Response) => void mcpHandler(req, res, req.body));

const httpServer = app.listen(Number(process.env.PORT ?? 3000));

process.on('SIGTERM', async () => {
  await mcp.close();
  httpServer.close();
});
