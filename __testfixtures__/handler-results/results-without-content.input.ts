import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
class N {
  async listNodes(a: any) {
    return { nodes: [a], total: 1 };
  }
  async stats() {
    const stats = { total: 1 };
    return stats;
  }
  setup(s: Server) {
    s.setRequestHandler(CallToolRequestSchema, async (request) => {
      switch (request.params.name) {
        case 'x':
          return await this.listNodes(1);
        case 'y':
          return await this.stats();
        case 'z': {
          const { total } = await this.stats();
          const doubled = { total: total * 2 };
          return doubled;
        }
        default:
          throw new Error('x');
      }
    });
  }
}
server.setRequestHandler(CallToolRequestSchema, async () => ({ toolResult: 'x' }));
new N().setup(server);

declare function details(): { structuredContent: { a: number } };
const more = () => ({ _meta: { total: 1 } });
server.setRequestHandler(CallToolRequestSchema, async ({ params }) => ({
  content: [{ type: 'text', text: 'x' }],
  ...(params.arguments ? { structuredContent: params.arguments } : {}),
  ...(params.name === 'x' && { isError: true }),
  ...details(),
  ...more(),
}));
