import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
interface Prop {
  type: string;
  description: string;
}
const filter: Prop = { type: 'string', description: 'f' };
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [{ name: 'a', inputSchema: { type: 'object', properties: { filter } } }],
}));
const base = { type: 'text', _meta: { x: 1 } };
const P = { a: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } };
const Q = { a: { enum: ['x'] } } as const;
server.setRequestHandler(CallToolRequestSchema, async () => ({ content: [{ ...base, text: 'x' }] }));
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [{ name: 'a', inputSchema: { type: 'object', properties: P } }],
}));
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [
    { name: 'a', inputSchema: { type: 'object', properties: Q } },
    { name: 'b', inputSchema: { type: 'object', properties: {} } },
  ],
}));
server.setRequestHandler(ListToolsRequestSchema, async () => ({
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
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: defs.map((d) => ({ name: d.name, description: d.description, inputSchema: d.inputSchema as any })),
}));
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: defs.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
}));
server.setRequestHandler(CallToolRequestSchema, async (request) => {
  const d = defs.find((x) => x.name === request.params.name);
  if (!d) return { content: [{ type: 'text', text: 'Unknown' }], isError: true };
  const out = await d.run(request.params.arguments ?? {});
  const content = [{ type: 'text', text: out }];
  return { content };
});
