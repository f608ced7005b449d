import { Server, type Tool, type CallToolResult } from '@modelcontextprotocol/server';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
export class S {
  private tools: Tool[] = [
    { name: 'a', description: 'x', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } },
    { name: 'b', description: 'x', inputSchema: { type: 'object', properties: { b: { type: 'string' } } } },
  ];
  private readonly table = {
    a: { name: 'a', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } as Tool['inputSchema'], handler: async () => 1 },
    b: { name: 'b', inputSchema: { type: 'object', properties: { b: { type: 'string' } } } as Tool['inputSchema'], handler: async () => 2 },
  };
  setup(s: Server) {
    s.setRequestHandler('tools/list', async () => ({ tools: this.tools }));
  }
  setup2(s: Server) {
    s.setRequestHandler('tools/list', async () => ({
      tools: Object.values(this.table).map(({ handler, ...tool }) => tool),
    }));
  }
  setup3(s: Server) {
    s.setRequestHandler('tools/list', this.handleList.bind(this));
    s.setRequestHandler('tools/call', this.handleCall.bind(this));
    s.setRequestHandler('prompts/list', (r) => this.prompts());
  }
  private async handleList() {
    return { tools: this.tools.map((t) => ({ name: t.name, description: t.description, inputSchema: t.inputSchema })) };
  }
  private async handleCall(request: any): Promise<CallToolResult> {
    return { content: [{ type: 'text', text: String(request.params.name) }] };
  }
  private async prompts() {
    return { prompts: [{ name: 'x' }] };
  }
}
