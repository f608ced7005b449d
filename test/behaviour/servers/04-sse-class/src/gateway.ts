import http from 'node:http';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import express, { type Express, type Request, type Response } from 'express';
import { createServer } from './server.js';

export class SseGateway {
  private app: Express = express();
  private transports = new Map<string, SSEServerTransport>();
  private httpServer: http.Server | undefined;

  constructor(private port: number) {
    this.configureRoutes();
  }

  private configureRoutes() {
    this.app.get('/sse', this.handleSse.bind(this));
    this.app.post('/messages', this.handleMessage.bind(this));
    this.app.get('/status', (_req, res) => {
      res.json({ clients: this.transports.size });
    });
  }

  private async handleSse(req: Request, res: Response) {
    const transport = new SSEServerTransport('/messages', res);
    this.transports.set(transport.sessionId, transport);
    req.on('close', () => {
      this.transports.delete(transport.sessionId);
    });
    await createServer().connect(transport);
  }

  private async handleMessage(req: Request, res: Response) {
    const transport = this.transports.get(String(req.query.sessionId));
    if (!transport) {
      res.status(404).json({ error: 'Session not found' });
      return;
    }
    await transport.handlePostMessage(req, res);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.httpServer = this.app.listen(this.port, () => resolve());
    });
    console.error(`SSE gateway on ${this.port}`);
  }

  async stop(): Promise<void> {
    for (const [id, transport] of this.transports) {
      await transport.close();
      this.transports.delete(id);
    }
    this.httpServer?.close();
  }
}
