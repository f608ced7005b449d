import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

const LIMIT = 10;
const Paging = z.object({ limit: z.number().default(LIMIT), cursor: z.string().optional(), all: z.boolean().default(false) });
const now = () => 'now';

export const server = new McpServer({ name: 'values', version: '1.0.0' });

server.registerTool(
  'list',
  {
    inputSchema: {
      id: z.string().uuid().describe('Id'),
      ids: z.array(z.string({ description: 'an id' }).uuid('no id')),
      sort: z.string().default('name').describe('Order').optional(),
      limit: z.number().default(LIMIT).nullish(),
      since: z.string().default(now).optional(),
      filled: z.string().optional().default('x'),
      dry: z.coerce.boolean().describe('Dry run'),
      wet: z.coerce.boolean().optional(),
      raw: z
        .any()
        .describe('Raw')
        .transform((value) => String(value)),
      named: z.unknown().pipe(z.coerce.string()).optional(),
      name: z.string().or(z.undefined()),
      either: z.union([z.string(), z.number(), z.undefined()]).describe('Either'),
      other: z.union([z.undefined(), z.string().email()]),
      size: z.number().safe().min(0),
      whole: z.number().int().safe(),
      options: z
        .object({ a: z.string() })
        .describe('Options')
        .strict()
        .optional(),
      more: z.object({ b: z.string() }).describe('More').extend({ c: z.string() }).describe('Most'),
      change: Paging.partial(),
      some: Paging.extend({ all: z.boolean() }).partial({ cursor: true, all: true }),
      none: Paging.omit({ limit: true, all: true }).partial(),
    },
  },
  async ({ id, sort, limit, since, dry, raw, name, either, other, change, options, more }) => ({
    content: [
      {
        type: 'text',
        text: JSON.stringify({ id, sort, limit, since, dry, raw, name, either, other, change, options, more }),
      },
    ],
  }),
);
