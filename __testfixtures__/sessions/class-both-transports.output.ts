#!/usr/bin/env node
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';
import { z } from 'zod';

class DemoServer {
  private readonly createServer: () => McpServer;

  private readonly mcpHandler = toNodeHandler(
    createMcpHandler(() => this.createServer(), { onerror: (error) => console.error(error) }),
  );

  constructor() {
    this.createServer = () => {
      const server = new McpServer({ name: 'demo', version: '1.0.0' });
      this.registerTools(server);

      return server;
    };
  }

  private registerTools(server: McpServer): void {
    server.tool('echo', 'Echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
    server.tool('add', 'Add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({
      content: [{ type: 'text', text: String(a + b) }],
    }));
  }

  async run(): Promise<void> {
    const mode = process.env.TRANSPORT ?? 'stdio';
    switch (mode) {
      case 'stdio':
        await this.runStdio();
        break;
      case 'http':
        await this.runHttp();
        break;
      default:
        throw new Error(`Unknown transport: ${mode}`);
    }
  }

  private async runStdio(): Promise<void> {
    const transport = new StdioServerTransport();
    await this.createServer().connect(transport);
    console.error('demo on stdio');
  }

  private async runHttp(): Promise<void> {
    const app = express();
    app.use(express.json());
    app.get('/health', (_req, res) => {
      res.send('ok');
    });
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    app.all('/mcp', (req, res) => void this.mcpHandler(req, res, req.body));
    app.listen(Number(process.env.PORT ?? 3000));
  }
}

new DemoServer().run().catch((error) => {
  console.error(error);
  process.exit(1);
});
