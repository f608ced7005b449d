import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

class App {
  readonly server = new McpServer({ name: 'app', version: '1.0.0' });

  constructor() {
    this.server.registerTool('now', {}, async () => ({ content: [{ type: 'text', text: new Date().toISOString() }] }));
  }
}

const app = new App();
await app.server.connect(new StdioServerTransport());
