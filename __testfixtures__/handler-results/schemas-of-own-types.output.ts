import { Server, type Tool, type ListToolsResult, type ContentBlock } from '@modelcontextprotocol/server';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
interface Prop {
  type: string;
  description: string;
}
const filter: Prop = { type: 'string', description: 'f' };
server.setRequestHandler('tools/list', async () => ({
  tools: [{ name: 'a', inputSchema: { type: 'object', properties: { filter } } as unknown as Tool['inputSchema'] }],
}));
const base = { type: 'text' as const, _meta: { x: 1 } };
const P = { a: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } };
const Q = { a: { enum: ['x'] } } as const;
server.setRequestHandler('tools/call', async () => ({ content: [{ ...base, text: 'x' }] }));
server.setRequestHandler('tools/list', async () => ({
  tools: [{ name: 'a', inputSchema: { type: 'object', properties: P } as unknown as Tool['inputSchema'] }],
}));
server.setRequestHandler('tools/list', async () => ({
  tools: [
    { name: 'a', inputSchema: { type: 'object', properties: Q } as unknown as Tool['inputSchema'] },
    { name: 'b', inputSchema: { type: 'object', properties: {} } },
  ],
}));
server.setRequestHandler('tools/list', async (): Promise<ListToolsResult> => ({
  tools: [
    {
      name: 'a',
      inputSchema: {
        type: 'object',
        properties: { a: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } },
      },
    },
  ],
}));
type ToolDef = { name: string; description: string; inputSchema: object; run: (a: any) => Promise<string> };
export const defs: ToolDef[] = [];
server.setRequestHandler('tools/list', async () => ({
  tools: defs.map((d) => ({ name: d.name, description: d.description, inputSchema: d.inputSchema as any })),
}));
server.setRequestHandler('tools/list', async () => ({
  tools: defs.map(({ name, description, inputSchema }) => ({ name, description, inputSchema: inputSchema as Tool['inputSchema'] })),
}));
server.setRequestHandler('tools/call', async (request) => {
  const d = defs.find((x) => x.name === request.params.name);
  if (!d) return { content: [{ type: 'text', text: 'Unknown' }], isError: true };
  const out = await d.run(request.params.arguments ?? {});
  const content: ContentBlock[] = [{ type: 'text', text: out }];
  return { content };
});
