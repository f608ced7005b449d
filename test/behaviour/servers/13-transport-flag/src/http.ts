import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express, { type Request, type Response } from 'express';
import { createHolidayServer } from './server.js';

export async function startHttp(port: number): Promise<void> {
  const app = express();
  const transports: Record<string, StreamableHTTPServerTransport> = {};

  app.post('/mcp', express.json(), async (req: Request, res: Response) => {
    const sessionId = req.headers['mcp-session-id'];
    if (typeof sessionId === 'string') {
      const transport = transports[sessionId];
      if (!transport) {
        res.status(404).end();
        return;
      }
      await transport.handleRequest(req, res, req.body);
      return;
    }
    if (!isInitializeRequest(req.body)) {
      res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Initialize first' }, id: null });
      return;
    }
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport;
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) delete transports[transport.sessionId];
    };
    await createHolidayServer().connect(transport);
    await transport.handleRequest(req, res, req.body);
  });

  app.get('/mcp', async (req: Request, res: Response) => {
    const transport = transports[String(req.headers['mcp-session-id'])];
    if (!transport) {
      res.status(400).end();
      return;
    }
    await transport.handleRequest(req, res);
  });

  app.delete('/mcp', async (req: Request, res: Response) => {
    const transport = transports[String(req.headers['mcp-session-id'])];
    if (!transport) {
      res.status(400).end();
      return;
    }
    await transport.handleRequest(req, res);
  });

  await new Promise<void>((resolve) => {
    app.listen(port, () => resolve());
  });
  console.error(`holiday-mcp listening on ${port}`);
}
