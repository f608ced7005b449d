import type { Server as HttpServer } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/server';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express, { type Express, type Request, type Response } from 'express';

export interface McpHttpServerOptions {
  port: number;
  endpoint?: string;
  createServer: () => McpServer;
}

export class McpHttpServer {
  private readonly app: Express;
  private listener?: HttpServer;

  private readonly mcpHandler = toNodeHandler(
    createMcpHandler(() => this.options.createServer(), { onerror: (error) => console.error('[plant-doctor]', error) }),
  );

  constructor(private readonly options: McpHttpServerOptions) {
    this.app = express();
    this.app.use(express.json());
    this.setupRoutes();
  }

  private setupRoutes(): void {
    const endpoint = this.options.endpoint ?? '/mcp';
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    this.app.all(endpoint, (req, res) => this.handlePost(req, res));
    this.app.get('/health', (_req, res) => {
      // TODO(mcp-v2/sessions/count): this counted open sessions, and there are none any more; count requests, or take it out.
      res.json({ status: 'ok', sessions: 0 });
    });
  }

  private async handlePost(req: Request, res: Response): Promise<void> {
    try {
      await this.startSession(req, res);
    } catch (error) {
      console.error('[plant-doctor]', error);
      if (!res.headersSent) {
        res.status(500).json({ jsonrpc: '2.0', error: { code: -32603, message: 'Internal server error' }, id: null });
      }
    }
  }

  private async startSession(req: Request, res: Response): Promise<void> {
    void this.mcpHandler(req, res, req.body);
  }

  start(): Promise<void> {
    return new Promise((resolve) => {
      this.listener = this.app.listen(this.options.port, () => resolve());
    });
  }

  async stop(): Promise<void> {
    this.listener?.close();
    this.listener?.closeAllConnections();
  }
}
