import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { isInitializeRequest } from '@modelcontextprotocol/server';
import express, { type Express, type Request, type Response } from 'express';

export interface McpHttpServerOptions {
  port: number;
  endpoint?: string;
  createServer: () => McpServer;
}

export class McpHttpServer {
  private readonly app: Express;
  private readonly transports = new Map<string, StreamableHTTPServerTransport>();
  private listener?: HttpServer;

  constructor(private readonly options: McpHttpServerOptions) {
    this.app = express();
    this.app.use(express.json());
    this.setupRoutes();
  }

  private setupRoutes(): void {
    const endpoint = this.options.endpoint ?? '/mcp';
    this.app.post(endpoint, (req, res) => this.handlePost(req, res));
    this.app.get(endpoint, (req, res) => this.handleSession(req, res));
    this.app.delete(endpoint, (req, res) => this.handleSession(req, res));
    this.app.get('/health', (_req, res) => {
      res.json({ status: 'ok', sessions: this.transports.size });
    });
  }

  private async handlePost(req: Request, res: Response): Promise<void> {
    try {
      const sessionId = req.headers['mcp-session-id'] as string | undefined;
      if (sessionId) {
        const transport = this.transports.get(sessionId);
        if (!transport) {
          res.status(404).json({ jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null });
          return;
        }
        await transport.handleRequest(req, res, req.body);
        return;
      }
      if (!isInitializeRequest(req.body)) {
        res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Session ID required' }, id: null });
        return;
      }
      await this.startSession(req, res);
    } catch (error) {
      console.error('[plant-doctor]', error);
      if (!res.headersSent) {
        res.status(500).json({ jsonrpc: '2.0', error: { code: -32603, message: 'Internal server error' }, id: null });
      }
    }
  }

  private async startSession(req: Request, res: Response): Promise<void> {
    // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: nothing shows that `this.options.createServer()` is a server of the SDK (`this.options.createServer()`). Serve it with createMcpHandler() once that is out of the way.
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sessionId) => {
        this.transports.set(sessionId, transport);
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) this.transports.delete(transport.sessionId);
    };
    await this.options.createServer().connect(transport);
    await transport.handleRequest(req, res, req.body);
  }

  private async handleSession(req: Request, res: Response): Promise<void> {
    const sessionId = req.headers['mcp-session-id'] as string | undefined;
    const transport = sessionId ? this.transports.get(sessionId) : undefined;
    if (!transport) {
      res.status(400).send('Invalid or missing session ID');
      return;
    }
    await transport.handleRequest(req, res);
  }

  start(): Promise<void> {
    return new Promise((resolve) => {
      this.listener = this.app.listen(this.options.port, () => resolve());
    });
  }

  async stop(): Promise<void> {
    for (const transport of this.transports.values()) {
      await transport.close();
    }
    this.transports.clear();
    this.listener?.close();
    this.listener?.closeAllConnections();
  }
}
