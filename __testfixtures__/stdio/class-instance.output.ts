import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

class App {
  readonly server = new McpServer({ name: 'app', version: '1.0.0' });

  constructor() {
    this.server.registerTool('now', {}, async () => ({ content: [{ type: 'text', text: new Date().toISOString() }] }));
  }
}

serveStdio(() => new App().server, { onerror: console.error });
