import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { Router, type Request, type Response } from 'express';
import { logger } from '../logger.js';
import { createLibraryServer } from '../server.js';
import { MemoryEventStore } from './event-store.js';

const transports = new Map<string, StreamableHTTPServerTransport>();

function badRequest(res: Response, message: string): void {
  res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null });
}

async function openSession(): Promise<StreamableHTTPServerTransport> {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    eventStore: new MemoryEventStore(),
    onsessioninitialized: (id) => {
      transports.set(id, transport);
      logger.info(`session ${id} opened, ${transports.size} open`);
    },
    onsessionclosed: (id) => {
      transports.delete(id);
    },
  });
  await createLibraryServer().connect(transport);
  return transport;
}

export function mcpRouter(): Router {
  const router = Router();

  router.post('/', async (req: Request, res: Response) => {
    const id = req.header('mcp-session-id');
    try {
      const known = id === undefined ? undefined : transports.get(id);
      if (known) {
        await known.handleRequest(req, res, req.body);
      } else if (id === undefined && isInitializeRequest(req.body)) {
        const transport = await openSession();
        await transport.handleRequest(req, res, req.body);
      } else {
        badRequest(res, 'Unknown session');
      }
    } catch (error) {
      logger.error('MCP request failed', error);
      if (!res.headersSent) res.status(500).json({ jsonrpc: '2.0', error: { code: -32603, message: 'Internal error' }, id: null });
    }
  });

  const forward = async (req: Request, res: Response) => {
    const transport = transports.get(req.header('mcp-session-id') ?? '');
    if (!transport) {
      badRequest(res, 'Unknown session');
      return;
    }
    await transport.handleRequest(req, res);
  };
  router.get('/', forward);
  router.delete('/', forward);

  return router;
}
