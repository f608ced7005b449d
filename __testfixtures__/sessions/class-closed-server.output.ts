import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';
import { z } from 'zod';

export class StatelessApp {
  private readonly createServer: () => McpServer;
  private http?: HttpServer;

  private readonly mcp = createMcpHandler(() => this.createServer(), { onerror: (error) => console.error(error) });
  private readonly mcpHandler = toNodeHandler(this.mcp);

  constructor(private readonly options: { port: number; greeting: string }) {
    this.createServer = () => {
      const server = new McpServer({ name: 'closes', version: '1.0.0' });
      server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
        content: [{ type: 'text', text }],
      }));
      server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
        content: [{ type: 'text', text: `${this.options.greeting} ${a + b}` }],
      }));

      return server;
    };
  }

  async start() {
    const app = express();
    app.use(express.json());
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    app.all('/mcp', (req, res) => void this.mcpHandler(req, res, req.body));
    this.http = createHttp(app).listen(this.options.port);
  }

  async stop() {
    await this.mcp.close();
    this.http?.close();
  }
}

const app = new StatelessApp({ port: Number(process.env.PORT ?? 3000), greeting: 'sum' });
await app.start();
process.on('SIGTERM', async () => {
  await app.stop();
  process.exit(0);
});
