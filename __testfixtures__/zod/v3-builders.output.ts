import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const Level = z.enum(['low', 'high'], { error: () => ({ message: 'low or high' }) });

export const Options = z.object({
  name: z.string({ error: (issue) => (issue.input === undefined ? 'name is needed' : 'name is text') }).min(1, { message: 'empty' }),
  age: z.number({ error: (issue) => (issue.input !== undefined ? 'a number, please' : 'how old?') }).optional(),
  on: z.boolean({ error: (issue) => (issue.input === undefined ? 'on or off' : undefined) }),
  when: z.date({ error: (issue) => (issue.input !== undefined ? 'a date' : undefined) }),
  same: z.string({ error: 'text' }),
  plain: z.string({ message: 'text, please' }),
  labels: z.record(z.string(), z.string()),
  counts: z.record(
    z.string(),
    z.number(),
  ),
  byLevel: z.partialRecord(Level, z.number()),
  keyed: z.record(z.string(), z.unknown()),
  anything: z.any().optional(),
  note: z.unknown().describe('free text').optional(),
  safe: z.any().optional(),
  described: z.string().describe('a word'),
  short: z.string().optional(),
  host: z.union([z.ipv4(), z.ipv6()]),
  host4: z.ipv4().optional(),
  length: z
    .string()
    .transform((text) => text.length)
    .prefault('abc'),
  size: z.number().default(1),
  open: z.object({ a: z.string() }).strict().passthrough(),
  more: z.object({ a: z.string() }).extend({ b: z.any().optional() }),
});

export const first = Level.enum.low;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
