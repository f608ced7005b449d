import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ListPromptsRequestSchema,
  ListToolsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
export class S {
  private tools = [
    { name: 'a', description: 'x', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } },
    { name: 'b', description: 'x', inputSchema: { type: 'object', properties: { b: { type: 'string' } } } },
  ];
  private readonly table = {
    a: { name: 'a', inputSchema: { type: 'object', properties: { a: { type: 'string' } } }, handler: async () => 1 },
    b: { name: 'b', inputSchema: { type: 'object', properties: { b: { type: 'string' } } }, handler: async () => 2 },
  };
  setup(s: Server) {
    s.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: this.tools }));
  }
  setup2(s: Server) {
    s.setRequestHandler(ListToolsRequestSchema, async () => ({
      tools: Object.values(this.table).map(({ handler, ...tool }) => tool),
    }));
  }
  setup3(s: Server) {
    s.setRequestHandler(ListToolsRequestSchema, this.handleList.bind(this));
    s.setRequestHandler(CallToolRequestSchema, this.handleCall.bind(this));
    s.setRequestHandler(ListPromptsRequestSchema, (r) => this.prompts());
  }
  private async handleList() {
    return { tools: this.tools.map((t) => ({ name: t.name, description: t.description, inputSchema: t.inputSchema })) };
  }
  private async handleCall(request: any) {
    return { content: [{ type: 'text', text: String(request.params.name) }] };
  }
  private async prompts() {
    return { prompts: [{ name: 'x' }] };
  }
}
