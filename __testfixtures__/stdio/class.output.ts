import { Server } from '@modelcontextprotocol/server';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/core';
import { serveStdio, type StdioServerHandle } from '@modelcontextprotocol/server/stdio';

class WeatherServer {
  private createServer: () => Server;
  private handle?: StdioServerHandle;
  private cache = new Map<string, string>();

  constructor() {
    console.error('made');

    this.createServer = () => {
      const server = new Server(
        {
          name: 'weather',
          version: '0.1.0',
        },
        { capabilities: { tools: {}, logging: {} } }
      );

      this.setupToolHandlers(server);

      // Error handling
      server.onerror = (error) => console.error('[MCP Error]', error);

      return server;
    };

    process.on('SIGINT', async () => {
      await this.handle?.close();
      process.exit(0);
    });
  }

  private setupToolHandlers(server: Server) {
    server.setRequestHandler(ListToolsRequestSchema, async () => ({
      tools: [{ name: 'get', inputSchema: { type: 'object' } }],
    }));

    server.setRequestHandler(CallToolRequestSchema, async (request) => {
      await this.log(server, request.params.name);
      return this.handleGet();
    });
  }

  private async log(server: Server, message: string) {
    await server.sendLoggingMessage({ level: 'info', data: message });
  }

  private async handleGet() {
    return { content: [{ type: 'text' as const, text: String(this.cache.size) }] };
  }

  async run() {
    this.handle = serveStdio(this.createServer, { onerror: console.error });
    console.error('Weather MCP server running on stdio');
  }
}

const server = new WeatherServer();
server.run().catch(console.error);
