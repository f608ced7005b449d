import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

const Level = z.enum(['low', 'high'], { errorMap: () => ({ message: 'low or high' }) });

export const Options = z.object({
  name: z.string({ required_error: 'name is needed', invalid_type_error: 'name is text' }).min(1, { message: 'empty' }),
  age: z.number({ invalid_type_error: 'a number, please', required_error: 'how old?' }).optional(),
  on: z.boolean({ required_error: 'on or off' }),
  when: z.date({ invalid_type_error: 'a date' }),
  same: z.string({ required_error: 'text', invalid_type_error: 'text' }),
  plain: z.string({ message: 'text, please' }),
  labels: z.record(z.string()),
  counts: z.record(
    z.number(),
  ),
  byLevel: z.record(Level, z.number()),
  keyed: z.record(z.string(), z.unknown()),
  anything: z.any(),
  note: z.unknown().describe('free text'),
  safe: z.any().optional(),
  described: z.string({ description: 'a word' }),
  short: z.ostring(),
  host: z.string().ip(),
  host4: z.string().ip({ version: 'v4' }).optional(),
  length: z
    .string()
    .transform((text) => text.length)
    .default('abc'),
  size: z.number().default(1),
  open: z.object({ a: z.string() }).strict().nonstrict(),
  more: z.object({ a: z.string() }).augment({ b: z.any() }),
});

export const first = Level.Enum.low;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
