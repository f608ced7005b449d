import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import type { Request, Response } from 'express';
import { createServer } from './server.js';

interface Entry {
  transport: StreamableHTTPServerTransport;
  openedAt: number;
}

export class SessionHandlers {
  private entries = new Map<string, Entry>();

  constructor(private readonly limits: { maxSessions: number }) {}

  async post(req: Request, res: Response): Promise<void> {
    const started = Date.now();
    const id = req.header('mcp-session-id');
    const entry = id ? this.entries.get(id) : undefined;
    if (entry) {
      await entry.transport.handleRequest(req, res, req.body);
      return;
    }
    if (id || !isInitializeRequest(req.body)) {
      this.fail(res, 400, 'Bad Request: no valid session');
      return;
    }
    if (this.entries.size >= this.limits.maxSessions) {
      this.fail(res, 503, 'Too many sessions');
      return;
    }
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sessionId) => {
        this.entries.set(sessionId, { transport, openedAt: started });
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) this.entries.delete(transport.sessionId);
    };
    await createServer().connect(transport);
    await transport.handleRequest(req, res, req.body);
    console.log(`POST took ${Date.now() - started}ms`);
  }

  async session(req: Request, res: Response): Promise<void> {
    const entry = this.entries.get(req.header('mcp-session-id') ?? '');
    if (!entry) {
      this.fail(res, 404, 'Session not found');
      return;
    }
    await entry.transport.handleRequest(req, res);
  }

  private fail(res: Response, status: number, message: string): void {
    res.status(status).json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null });
  }
}
