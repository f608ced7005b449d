import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

declare function Injectable(): ClassDecorator;
declare function Inject(token: string): ParameterDecorator & PropertyDecorator;

@Injectable()
export class Tools {
  @Inject('OTHER') private readonly other!: McpServer;

  constructor(@Inject('MCP') private readonly server: McpServer) {}

  register(): void {
    this.server.registerTool('a', { inputSchema: z.object({ b: z.string() }) }, async ({ b }) => ({
      content: [{ type: 'text', text: b }],
    }));
    this.other.registerTool('c', { description: 'Does c' }, async () => ({ content: [] }));
  }
}
