import { randomUUID } from 'crypto';
import type { Request, Response } from 'express';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import newServer from './server.js';

const transports = new Map<string, StreamableHTTPServerTransport>();

export async function handlePost(req: Request, res: Response) {
  const sessionId = req.headers['mcp-session-id'] as string;
  let transport: StreamableHTTPServerTransport;
  if (sessionId && transports.has(sessionId)) {
    transport = transports.get(sessionId)!;
  } else if (!sessionId && isInitializeRequest(req.body)) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports.set(id, transport);
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) transports.delete(transport.sessionId);
    };
    const server = newServer();
    await server.connect(transport);
  } else {
    res.status(400).json({ error: 'No valid session ID provided' });
    return;
  }
  await transport.handleRequest(req, res, req.body);
}

async function forward(req: Request, res: Response) {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  const transport = sessionId ? transports.get(sessionId) : undefined;
  if (!transport) {
    res.status(400).send('Invalid or missing session ID');
    return;
  }
  await transport.handleRequest(req, res);
}

export const handleGet = forward;

export async function handleDelete(req: Request, res: Response) {
  console.log('Session termination requested');
  await forward(req, res);
}
