import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'sums', version: '1.0.0' });

server.registerTool(
  'add',
  {
    description: 'Adds two numbers',
    inputSchema: z.object({ a: z.number(), b: z.number() }),
  },
  async ({ a, b }) => ({
    content: [{ type: 'text', text: `The sum of ${a} and ${b} is ${a + b}.` }],
  }),
);

server.registerTool(
  'times',
  { inputSchema: z.object({ a: z.number(), b: z.number() }) },
  async ({ a, b }) => ({
    content: [
      { type: 'text', text: `The product of a ${a} and ${b}: ${a * b}` },
    ],
  }),
);

server.registerTool(
  'minus',
  { inputSchema: z.object({ from: z.number(), take: z.number() }) },
  async (args) => ({
    content: [
      { type: 'text', text: `All is ${args.from - args.take} at last` },
    ],
  }),
);
