import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio, type StdioServerHandle } from '@modelcontextprotocol/server/stdio';

class Host {
  private handle?: StdioServerHandle;
  private count = 0;

  async start() {
    const createServer = () => {
      const mcp = new McpServer({ name: 'host', version: '1.0.0' });
      mcp.registerTool('count', {}, async () => ({ content: [{ type: 'text', text: String(++this.count) }] }));

      return mcp;
    };

    this.handle = serveStdio(createServer, { onerror: console.error });
  }

  async stop() {
    if (this.handle) {
      await this.handle.close();
    }
  }
}

const host = new Host();
process.once('SIGINT', () => void host.stop());
await host.start();
