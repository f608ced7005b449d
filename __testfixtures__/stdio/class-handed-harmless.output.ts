import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

class Log {
  constructor(private readonly app: { title: string }) {}

  start(): void {
    console.error(this.app.title);
  }
}

class App {
  readonly createServer: () => McpServer;

  constructor(readonly title: string) {
    this.createServer = () => {
      const server = new McpServer({ name: title, version: '1.0.0' });
      return server;
    };

    new Log(this).start();
  }

  async start(): Promise<void> {
    serveStdio(this.createServer, { onerror: console.error });
  }
}

await new App('harmless').start();
