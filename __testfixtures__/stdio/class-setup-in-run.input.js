import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

class EchoServer {
  constructor() {
    this.server = new Server({ name: 'echo', version: '1.0.0' }, { capabilities: { tools: {} } });
    process.on('SIGINT', async () => {
      await this.server.close();
      process.exit(0);
    });
  }

  setUp() {
    this.server.setRequestHandler(ListToolsRequestSchema, async () => ({
      tools: [{ name: 'echo', inputSchema: { type: 'object' } }],
    }));
    this.server.setRequestHandler(CallToolRequestSchema, this.echo.bind(this));
  }

  /** @param {import('@modelcontextprotocol/sdk/types.js').CallToolRequest} request */
  async echo(request) {
    await this.server.sendLoggingMessage({ level: 'info', data: request.params.name });
    return { content: [], _meta: { of: request.params.arguments } };
  }

  async run() {
    this.setUp();
    const transport = new StdioServerTransport();
    await this.server.connect(transport);
  }
}

new EchoServer().run();
