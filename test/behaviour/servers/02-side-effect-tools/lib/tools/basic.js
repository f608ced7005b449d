import { z } from 'zod';
import { server } from '../server.js';

server.registerTool('echo', { inputSchema: { value: z.record(z.string(), z.array(z.number())) } }, async ({ value }) => ({
  content: [{ type: 'text', text: JSON.stringify(value) }],
}));

server.registerTool(
  'add',
  { description: 'Adds hours', inputSchema: { hours: z.array(z.number()).default([]) } },
  async ({ hours }) => ({ content: [{ type: 'text', text: String(hours.reduce((a, b) => a + b, 0)) }] }),
);
