import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [
    { name: 'a', description: 'x', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } },
    { name: 'b', description: 'x', inputSchema: { type: 'object', properties: { b: { type: 'string' } } } },
  ],
}));
server.setRequestHandler(ListToolsRequestSchema, () => {
  return {
    tools: [
      {
        name: 'a',
        category: 'io',
        description: 'x',
        inputSchema: { type: 'object', properties: { a: { type: 'string' } } },
      },
      {
        name: 'b',
        category: 'io',
        description: 'x',
        inputSchema: { type: 'object', properties: { b: { type: 'string' } } },
      },
    ],
  };
});
const tools = [
  { name: 'a', description: 'x', inputSchema: { type: 'object' as const, properties: { a: { type: 'string' } } } },
  { name: 'b', description: 'x', inputSchema: { type: 'object' as const, properties: { b: { type: 'string' } } } },
];
server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
class H {
  list() {
    return {
      tools: [
        {
          name: 'a',
          description: 'x',
          inputSchema: { type: 'object' as const, properties: { a: { type: 'string' } } },
        },
        {
          name: 'b',
          description: 'x',
          inputSchema: { type: 'object' as const, properties: { b: { type: 'string' } } },
        },
      ],
    };
  }
  constructor() {
    server.setRequestHandler(ListToolsRequestSchema, async () => this.list());
  }
}
new H();
