import type { Server as HttpServer } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';
import { z } from 'zod';

class MyServer {
  private httpServer?: HttpServer;

  private readonly mcp = createMcpHandler(() => this.createServer(), { onerror: (error) => console.error(error) });
  private readonly mcpHandler = toNodeHandler(this.mcp);

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

    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    app.all('/mcp', (req, res) => void this.mcpHandler(req, res, req.body));

    this.httpServer = app.listen(port, () => {
      console.error(`${this.name} listening on ${port}`);
    });
  }

  async shutdown(): Promise<void> {
    await this.mcp.close();
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
