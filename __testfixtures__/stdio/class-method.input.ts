import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

class Host {
  private mcp?: McpServer;
  private count = 0;

  async start() {
    this.mcp = new McpServer({ name: 'host', version: '1.0.0' });
    this.mcp.registerTool('count', {}, async () => ({ content: [{ type: 'text', text: String(++this.count) }] }));
    const transport = new StdioServerTransport();
    await this.mcp.connect(transport);
  }

  async stop() {
    if (this.mcp) {
      await this.mcp.close();
    }
  }
}

const host = new Host();
process.once('SIGINT', () => void host.stop());
await host.start();
