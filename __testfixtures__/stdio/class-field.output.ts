import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

export class NotesServer {
  private readonly createServer: () => McpServer;
  private readonly notes: string[] = [];

  constructor(private readonly limit: number) {
    this.createServer = () => {
      const server = new McpServer(
        { name: 'notes', version: '1.0.0' },
        {
          instructions: `Ask first.
    Then write.`,
        },
      );
      server.registerTool('add', {}, async () => {
        this.notes.push('note');
        return { content: [] };
      });
      if (limit > 1) this.registerList(server);

      return server;
    };
  }

  private registerList(server: McpServer) {
    server.registerTool('list', {}, async () => ({
      content: this.notes.slice(0, this.limit).map((text) => ({ type: 'text', text })),
    }));
  }

  async start(): Promise<void> {
    serveStdio(this.createServer, { onerror: console.error });
  }
}

await new NotesServer(10).start();
