import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { z } from 'zod';

export class StatelessApp {
  private readonly server = new McpServer({ name: 'closes', version: '1.0.0' });
  private http?: HttpServer;

  constructor(private readonly options: { port: number; greeting: string }) {
    this.server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
      content: [{ type: 'text', text }],
    }));
    this.server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
      content: [{ type: 'text', text: `${this.options.greeting} ${a + b}` }],
    }));
  }

  async start() {
    const app = express();
    app.use(express.json());
    app.post('/mcp', async (req, res) => {
      const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
      res.on('close', () => void transport.close());
      await this.server.connect(transport);
      await transport.handleRequest(req, res, req.body);
    });
    this.http = createHttp(app).listen(this.options.port);
  }

  async stop() {
    await this.server.close();
    this.http?.close();
  }
}

const app = new StatelessApp({ port: Number(process.env.PORT ?? 3000), greeting: 'sum' });
await app.start();
process.on('SIGTERM', async () => {
  await app.stop();
  process.exit(0);
});
