import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const LIMIT = 10;
const Paging = z.object({ limit: z.number().default(LIMIT), cursor: z.string().optional(), all: z.boolean().default(false) });
const now = () => 'now';

export const server = new McpServer({ name: 'values', version: '1.0.0' });

server.registerTool(
  'list',
  {
    inputSchema: {
      id: z.string().guid().describe('Id'),
      ids: z.array(z.string().describe('an id').guid('no id')),
      sort: z.string().meta({ default: 'name' }).describe('Order').optional(),
      limit: z.number().meta({ default: LIMIT }).nullish(),
      // TODO(mcp-v2/zod/api): zod 4 fills in a default behind which stands .optional(), where zod 3 gave undefined; take off the one that is not meant.
      since: z.string().default(now).optional(),
      filled: z.string().optional().default('x'),
      dry: z.coerce.boolean().default(false).describe('Dry run'),
      wet: z.coerce.boolean().optional(),
      raw: z
        .any()
        .optional()
        .describe('Raw')
        .transform((value) => String(value)),
      named: z.unknown().pipe(z.coerce.string()).optional(),
      name: z.string().optional(),
      either: z.union([z.string(), z.number()]).optional().describe('Either'),
      other: z.union([z.string().email()]).optional(),
      size: z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).min(0),
      whole: z.number().int().safe(),
      options: z
        .object({ a: z.string() })
        .strict()
        .describe('Options')
        .optional(),
      more: z.object({ b: z.string() }).describe('More').extend({ c: z.string() }).describe('Most'),
      // TODO(mcp-v2/zod/api): zod 4 fills in the default of limit, all here, where zod 3 left a missing field out; write the fields without .default() where they must not be filled in.
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
