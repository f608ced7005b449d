import { Server, type CallToolResult } from '@modelcontextprotocol/server';

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
    s.setRequestHandler('tools/call', async (request) => {
      switch (request.params.name) {
        case 'x':
          return (await this.listNodes(1)) as unknown as CallToolResult;
        case 'y':
          return (await this.stats()) as unknown as CallToolResult;
        case 'z': {
          const { total } = await this.stats();
          const doubled = { total: total * 2 };
          return doubled as unknown as CallToolResult;
        }
        default:
          throw new Error('x');
      }
    });
  }
}
server.setRequestHandler('tools/call', async () => ({ toolResult: 'x' } as unknown as CallToolResult));
new N().setup(server);

declare function details(): { structuredContent: { a: number } };
const more = () => ({ _meta: { total: 1 } });
server.setRequestHandler('tools/call', async ({ params }) => ({
  content: [{ type: 'text', text: 'x' }],
  ...(params.arguments ? { structuredContent: params.arguments } : {}),
  ...(params.name === 'x' && { isError: true }),
  ...details(),
  ...more(),
}));
