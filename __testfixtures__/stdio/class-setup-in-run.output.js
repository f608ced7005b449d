import { Server } from '@modelcontextprotocol/server';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/core';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

class EchoServer {
  constructor() {
    this.createServer = () => {
      const server = new Server({ name: 'echo', version: '1.0.0' }, { capabilities: { tools: {} } });
      return server;
    };

    process.on('SIGINT', async () => {
      await this.handle?.close();
      process.exit(0);
    });
  }

  setUp(/** @type {Server} */ server) {
    server.setRequestHandler(ListToolsRequestSchema, async () => ({
      tools: [{ name: 'echo', inputSchema: { type: 'object' } }],
    }));
    server.setRequestHandler(CallToolRequestSchema, this.echo.bind(this, server));
  }

  /** @param {import('@modelcontextprotocol/server').CallToolRequest} request */
  async echo(/** @type {Server} */ server, request) {
    await server.sendLoggingMessage({ level: 'info', data: request.params.name });
    return { content: [], _meta: { of: request.params.arguments } };
  }

  async run() {
    const setupServer = () => {
      const server = this.createServer();
      this.setUp(server);
      return server;
    };

    this.handle = serveStdio(setupServer, { onerror: console.error });
  }
}

new EchoServer().run();
