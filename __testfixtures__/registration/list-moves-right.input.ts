import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'sums', version: '1.0.0' });

server.tool(
  'add',
  'Adds two numbers',
  { a: z.number(), b: z.number() },
  async ({ a, b }) => ({
    content: [{ type: 'text', text: `The sum of ${a} and ${b} is ${a + b}.` }],
  }),
);

server.tool('times', { a: z.number(), b: z.number() }, async ({ a, b }) => ({
  content: [{ type: 'text', text: `The product of a ${a} and ${b}: ${a * b}` }],
}));

server.tool('minus', { from: z.number(), take: z.number() }, async (args) => ({
  content: [{ type: 'text', text: `All is ${args.from - args.take} at last` }],
}));
