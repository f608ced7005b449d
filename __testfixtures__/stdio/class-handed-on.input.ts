import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

class AddTool {
  constructor(private readonly app: App) {}

  register(): void {
    this.app.server.registerTool('add', {}, async () => ({ content: [] }));
  }
}

class App {
  readonly server: McpServer;

  constructor(name: string) {
    this.server = new McpServer({ name, version: '1.0.0' });
    new AddTool(this).register();
  }

  async start(): Promise<void> {
    await this.server.connect(new StdioServerTransport());
  }
}

await new App('handed-on').start();
