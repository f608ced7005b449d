import { Server, type ListToolsResult, type Tool } from '@modelcontextprotocol/server';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
server.setRequestHandler('tools/list', async (): Promise<ListToolsResult> => ({
  tools: [
    { name: 'a', description: 'x', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } },
    { name: 'b', description: 'x', inputSchema: { type: 'object', properties: { b: { type: 'string' } } } },
  ],
}));
server.setRequestHandler('tools/list', () => {
  return {
    tools: [
      {
        name: 'a',
        category: 'io',
        description: 'x',
        inputSchema: { type: 'object', properties: { a: { type: 'string' } } } as Tool['inputSchema'],
      },
      {
        name: 'b',
        category: 'io',
        description: 'x',
        inputSchema: { type: 'object', properties: { b: { type: 'string' } } } as Tool['inputSchema'],
      },
    ],
  };
});
const tools: Tool[] = [
  { name: 'a', description: 'x', inputSchema: { type: 'object' as const, properties: { a: { type: 'string' } } } },
  { name: 'b', description: 'x', inputSchema: { type: 'object' as const, properties: { b: { type: 'string' } } } },
];
server.setRequestHandler('tools/list', async () => ({ tools }));
class H {
  list(): ListToolsResult {
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
    server.setRequestHandler('tools/list', async () => this.list());
  }
}
new H();
