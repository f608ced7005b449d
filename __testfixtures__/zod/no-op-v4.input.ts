import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/v4';

export const server = new McpServer({ name: 'example', version: '1.0.0' });
export const Options = z.object({
  a: z.any(),
  b: z.record(z.enum(['x', 'y']), z.string()),
  c: z.string({ error: 'text' }),
  d: z.number().default(1),
});
