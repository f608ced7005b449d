import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

class WeatherServer {
  private server: Server;
  private cache = new Map<string, string>();

  constructor() {
    this.server = new Server(
      {
        name: 'weather',
        version: '0.1.0',
      },
      { capabilities: { tools: {}, logging: {} } }
    );
    console.error('made');

    this.setupToolHandlers();

    // Error handling
    this.server.onerror = (error) => console.error('[MCP Error]', error);
    process.on('SIGINT', async () => {
      await this.server.close();
      process.exit(0);
    });
  }

  private setupToolHandlers() {
    this.server.setRequestHandler(ListToolsRequestSchema, async () => ({
      tools: [{ name: 'get', inputSchema: { type: 'object' } }],
    }));

    this.server.setRequestHandler(CallToolRequestSchema, async (request) => {
      await this.log(request.params.name);
      return this.handleGet();
    });
  }

  private async log(message: string) {
    await this.server.sendLoggingMessage({ level: 'info', data: message });
  }

  private async handleGet() {
    return { content: [{ type: 'text' as const, text: String(this.cache.size) }] };
  }

  async run() {
    const transport = new StdioServerTransport();
    await this.server.connect(transport);
    console.error('Weather MCP server running on stdio');
  }
}

const server = new WeatherServer();
server.run().catch(console.error);
