#!/usr/bin/env node
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

const isConvertArgs = (args: any): args is { amount: number; to?: string } =>
  typeof args === 'object' && args !== null && typeof args.amount === 'number';

class CurrencyServer {
  private server: Server;
  private rates: Record<string, number> = { USD: 1.1, CHF: 0.95 };

  constructor() {
    this.server = new Server(
      {
        name: 'currency-server',
        version: '0.1.0',
      },
      {
        capabilities: {
          tools: {},
          resources: {},
        },
      },
    );

    this.setupResourceHandlers();
    this.setupToolHandlers();

    // Error handling
    this.server.onerror = (error) => console.error('[MCP Error]', error);
    process.on('SIGINT', async () => {
      await this.server.close();
      process.exit(0);
    });
  }

  private setupResourceHandlers() {
    this.server.setRequestHandler(ListResourcesRequestSchema, async () => ({
      resources: Object.keys(this.rates).map((name) => ({ uri: `rate://${name}`, name, mimeType: 'text/plain' })),
    }));
    this.server.setRequestHandler(ReadResourceRequestSchema, async (request) => {
      const name = request.params.uri.split('//')[1] ?? '';
      if (!(name in this.rates)) {
        throw new McpError(ErrorCode.InvalidRequest, `Unknown currency: ${name}`);
      }
      return { contents: [{ uri: request.params.uri, mimeType: 'text/plain', text: String(this.rates[name]) }] };
    });
  }

  private setupToolHandlers() {
    this.server.setRequestHandler(ListToolsRequestSchema, async () => ({
      tools: [
        {
          name: 'convert',
          description: 'Converts euros',
          inputSchema: {
            type: 'object',
            properties: {
              amount: { type: 'number', description: 'Amount in EUR' },
              to: { type: 'string', default: 'USD' },
            },
            required: ['amount'],
          },
        },
      ],
    }));

    this.server.setRequestHandler(CallToolRequestSchema, async (request) => {
      if (request.params.name !== 'convert') {
        throw new McpError(ErrorCode.MethodNotFound, `Unknown tool: ${request.params.name}`);
      }
      if (!isConvertArgs(request.params.arguments)) {
        return { content: [{ type: 'text', text: 'Invalid arguments' }], isError: true };
      }
      const { amount, to = 'USD' } = request.params.arguments;
      const rate = this.rates[to];
      return { content: [{ type: 'text', text: rate ? (amount * rate).toFixed(2) : `No rate for ${to}` }] };
    });
  }

  async run() {
    const transport = new StdioServerTransport();
    await this.server.connect(transport);
    console.error('Currency MCP server running on stdio');
  }
}

const server = new CurrencyServer();
server.run().catch(console.error);
