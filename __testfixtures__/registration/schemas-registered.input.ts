import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

const City = z.object({ city: z.string() });
const Strict = z.object({ city: z.string() }).strict();
const paging = { page: z.number(), size: z.number().max(100) };
const output = { total: z.number() };

server.registerTool(
  'inline',
  {
    title: 'Inline',
    inputSchema: {
      // where
      path: z.string().describe('Path'),
    },
    outputSchema: { total: z.number() },
  },
  async ({ path }) => ({ content: [], structuredContent: { total: path.length } }),
);

server.registerTool('constant', { inputSchema: paging, outputSchema: output }, async ({ page }) => {
  return { content: [], structuredContent: { total: page } };
});

server.registerTool('shape', { inputSchema: City.shape }, async ({ city }) => ({ content: [{ type: 'text', text: city }] }));

// The shape of a strict schema was not strict.
server.registerTool('strict', { inputSchema: Strict.shape }, async ({ city }) => {
  return { content: [{ type: 'text', text: city }] };
});

server.registerTool('spread', { inputSchema: { ...paging, ...City.shape } }, async ({ page, city }) => {
  return { content: [{ type: 'text', text: `${city} ${page}` }] };
});

server.registerTool('schema', { inputSchema: City }, async ({ city }) => ({ content: [{ type: 'text', text: city }] }));

server.registerTool('none', { description: 'Takes nothing' }, async () => ({ content: [] }));

const config = {
  description: 'In a constant',
  inputSchema: { name: z.string() },
  annotations: { readOnlyHint: true },
};
server.registerTool('config', config, async ({ name }) => ({ content: [{ type: 'text', text: name }] }));

const looked = { inputSchema: { name: z.string() } };
server.registerTool('looked', looked, async ({ name }) => ({ content: [{ type: 'text', text: name }] }));
export const nameOf = (value: unknown) => looked.inputSchema.name.parse(value);

function add(inputSchema: typeof paging) {
  server.registerTool('shorthand', { inputSchema }, async ({ page }) => ({ content: [{ type: 'text', text: `${page}` }] }));
}
add(paging);

server.registerPrompt('prompt', { argsSchema: { a: z.string() } }, ({ a }) => ({
  messages: [{ role: 'user', content: { type: 'text', text: a } }],
}));
