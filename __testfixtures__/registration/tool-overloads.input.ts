import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.tool('ping', async () => ({ content: [] }));

server.tool('about', 'What this is', async () => ({ content: [] }));

server.tool('square', { n: z.number() }, async ({ n }) => ({ content: [{ type: 'text', text: String(n * n) }] }));

server.tool('clock', { readOnlyHint: true }, async () => {
  return { content: [{ type: 'text', text: new Date().toISOString() }] };
});

server.tool('add', 'Adds', { a: z.number(), b: z.number() }, async ({ a, b }) => {
  return { content: [{ type: 'text', text: String(a + b) }] };
});

server.tool('list', 'Lists', { readOnlyHint: true }, async () => ({ content: [] }));

server.tool('delete', { id: z.string() }, { destructiveHint: true }, async ({ id }) => {
  return { content: [{ type: 'text', text: id }] };
});

server.tool(
  'search',
  'Searches the index',
  {
    query: z.string().min(1),
    limit: z.number().int().default(10),
  },
  { title: 'Search', readOnlyHint: true },
  async ({ query, limit }) => {
    return { content: [{ type: 'text', text: `${query} ${limit}` }] };
  },
);

server.tool('nothing', {}, async () => ({ content: [] }));
