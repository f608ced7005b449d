import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

declare function Injectable(): ClassDecorator;
declare function Inject(token: string): ParameterDecorator & PropertyDecorator;

@Injectable()
export class Tools {
  @Inject('OTHER') private readonly other!: McpServer;

  constructor(@Inject('MCP') private readonly server: McpServer) {}

  register(): void {
    this.server.tool('a', { b: z.string() }, async ({ b }) => ({ content: [{ type: 'text', text: b }] }));
    this.other.tool('c', 'Does c', async () => ({ content: [] }));
  }
}
