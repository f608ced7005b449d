#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { z } from 'zod';

class DemoServer {
  private readonly server: McpServer;

  constructor() {
    this.server = new McpServer({ name: 'demo', version: '1.0.0' });
    this.registerTools();
  }

  private registerTools(): void {
    this.server.tool('echo', 'Echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
    this.server.tool('add', 'Add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({
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
    await this.server.connect(transport);
    console.error('demo on stdio');
  }

  private async runHttp(): Promise<void> {
    const app = express();
    app.use(express.json());
    app.get('/health', (_req, res) => {
      res.send('ok');
    });
    app.post('/mcp', async (req, res) => {
      const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
      res.on('close', () => {
        transport.close();
      });
      await this.server.connect(transport);
      await transport.handleRequest(req, res, req.body);
    });
    app.listen(Number(process.env.PORT ?? 3000));
  }
}

new DemoServer().run().catch((error) => {
  console.error(error);
  process.exit(1);
});
