import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { z } from 'zod';

class MyServer {
  private transports: { [sessionId: string]: StreamableHTTPServerTransport } = {};
  private httpServer?: HttpServer;
  private cleanupTimer: NodeJS.Timeout | null = null;

  constructor(private readonly name: string) {}

  private createServer(): McpServer {
    const server = new McpServer({ name: this.name, version: '1.0.0' });
    this.registerTools(server);
    return server;
  }

  private registerTools(server: McpServer): void {
    server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
      content: [{ type: 'text', text }],
    }));
    server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
      content: [{ type: 'text', text: String(a + b) }],
    }));
  }

  async start(port: number): Promise<void> {
    const app = express();
    app.use(express.json());

    app.post('/mcp', async (req, res) => {
      const sessionId = req.headers['mcp-session-id'] as string | undefined;
      let transport: StreamableHTTPServerTransport;
      if (sessionId && this.transports[sessionId]) {
        transport = this.transports[sessionId];
      } else if (!sessionId && isInitializeRequest(req.body)) {
        transport = new StreamableHTTPServerTransport({
          sessionIdGenerator: () => randomUUID(),
          onsessioninitialized: (sid) => {
            this.transports[sid] = transport;
          },
        });
        transport.onclose = () => {
          if (transport.sessionId) delete this.transports[transport.sessionId];
        };
        const server = this.createServer();
        await server.connect(transport);
      } else {
        res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Bad Request' }, id: null });
        return;
      }
      await transport.handleRequest(req, res, req.body);
    });

    const handleSessionRequest = async (req: express.Request, res: express.Response) => {
      const sessionId = req.headers['mcp-session-id'] as string | undefined;
      if (!sessionId || !this.transports[sessionId]) {
        res.status(400).send('Invalid or missing session ID');
        return;
      }
      await this.transports[sessionId].handleRequest(req, res);
    };
    app.get('/mcp', handleSessionRequest);
    app.delete('/mcp', handleSessionRequest);

    this.cleanupTimer = setInterval(() => this.logSessions(), 5 * 60 * 1000);
    this.cleanupTimer.unref();

    this.httpServer = app.listen(port, () => {
      console.error(`${this.name} listening on ${port}`);
    });
  }

  private logSessions(): void {
    console.error(`${Object.keys(this.transports).length} sessions`);
  }

  async shutdown(): Promise<void> {
    if (this.cleanupTimer) clearInterval(this.cleanupTimer);
    for (const sessionId of Object.keys(this.transports)) {
      await this.transports[sessionId].close();
    }
    this.httpServer?.close();
  }
}

const myServer = new MyServer('class-demo');
myServer.start(Number(process.env.PORT ?? 3000)).catch((error) => {
  console.error('Fatal:', error);
  process.exit(1);
});

process.on('SIGINT', async () => {
  await myServer.shutdown();
  process.exit(0);
});
