import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

class Log {
  constructor(private readonly app: { title: string }) {}

  start(): void {
    console.error(this.app.title);
  }
}

class App {
  readonly server: McpServer;

  constructor(readonly title: string) {
    this.server = new McpServer({ name: title, version: '1.0.0' });
    new Log(this).start();
  }

  async start(): Promise<void> {
    await this.server.connect(new StdioServerTransport());
  }
}

await new App('harmless').start();
