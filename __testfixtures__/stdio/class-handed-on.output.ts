import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

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
    // TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `AddTool` is handed the object and may use its `server`. serveStdio(factory) serves both eras, and builds the server anew for each connection.
    await this.server.connect(new StdioServerTransport());
  }
}

await new App('handed-on').start();
