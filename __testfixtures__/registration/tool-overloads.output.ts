import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('ping', {}, async () => ({ content: [] }));

server.registerTool('about', { description: 'What this is' }, async () => ({ content: [] }));

server.registerTool('square', { inputSchema: z.object({ n: z.number() }) }, async ({ n }) => ({
  content: [{ type: 'text', text: String(n * n) }],
}));

server.registerTool('clock', { annotations: { readOnlyHint: true } }, async () => {
  return { content: [{ type: 'text', text: new Date().toISOString() }] };
});

server.registerTool(
  'add',
  {
    description: 'Adds',
    inputSchema: z.object({ a: z.number(), b: z.number() }),
  },
  async ({ a, b }) => {
    return { content: [{ type: 'text', text: String(a + b) }] };
  },
);

server.registerTool('list', { description: 'Lists', annotations: { readOnlyHint: true } }, async () => ({
  content: [],
}));

server.registerTool(
  'delete',
  {
    inputSchema: z.object({ id: z.string() }),
    annotations: { destructiveHint: true },
  },
  async ({ id }) => {
    return { content: [{ type: 'text', text: id }] };
  },
);

server.registerTool(
  'search',
  {
    description: 'Searches the index',
    inputSchema: z.object({
      query: z.string().min(1),
      limit: z.number().int().default(10),
    }),
    annotations: { title: 'Search', readOnlyHint: true },
  },
  async ({ query, limit }) => {
    return { content: [{ type: 'text', text: `${query} ${limit}` }] };
  },
);

server.registerTool('nothing', { inputSchema: z.object({}) }, async () => ({ content: [] }));
