import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

export class NotesServer {
  private readonly server = new McpServer(
    { name: 'notes', version: '1.0.0' },
    {
      instructions: `Ask first.
    Then write.`,
    },
  );
  private readonly notes: string[] = [];

  constructor(private readonly limit: number) {
    this.server.registerTool('add', {}, async () => {
      this.notes.push('note');
      return { content: [] };
    });
    if (limit > 1) this.registerList();
  }

  private registerList() {
    this.server.registerTool('list', {}, async () => ({
      content: this.notes.slice(0, this.limit).map((text) => ({ type: 'text', text })),
    }));
  }

  async start(): Promise<void> {
    await this.server.connect(new StdioServerTransport());
  }
}

await new NotesServer(10).start();
