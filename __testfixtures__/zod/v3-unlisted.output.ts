import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const Tag = z.object({ name: z.string() });
const server = new McpServer({ name: 'unlisted', version: '1.0.0' });

// None of these reaches a client.
export const Row = z.object({ at: z.date(), size: z.bigint(), tags: z.set(Tag) });
export const byTag = z.map(z.string(), Tag).parse(new Map());

server.registerTool(
  'search',
  {
    inputSchema: {
      since: z.any().meta({ type: 'string', format: 'date-time' }).pipe(z.coerce.date().min(new Date(0))).describe('From when').optional(),
      size: z.any().meta({ type: 'integer', format: 'int64' }).pipe(z.coerce.bigint().nonnegative()).optional(),
      names: z.preprocess((value) => new Set(value as string[]), z.any().meta({ type: 'array', uniqueItems: true, items: { type: 'string' } }).pipe(z.set(z.string()))).optional(),
      check: z.any().pipe(z.custom<`id-${number}`>((value) => typeof value === 'string' && /^id-\d+$/.test(value))),
      loose: z.any().optional().pipe(z.custom<string | undefined>((value) => value === undefined || value === 'x')),
      told: z
        .string()
        .transform((text) => new Date(text))
        .pipe(z.date()),
      // TODO(mcp-v2/zod/unlisted): zod 4 has no JSON Schema for z.set(), and a server with it in one tool or prompt lists none at all; take what JSON can say, and .transform() it, or tell what comes in: z.any().meta({ type: … }).pipe(…).
      tags: z.preprocess((value) => new Set(value as object[]), z.set(Tag)).optional(),
      // TODO(mcp-v2/zod/unlisted): zod 4 has no JSON Schema for z.undefined(), and a server with it in one tool or prompt lists none at all; take what JSON can say, and .transform() it, or tell what comes in: z.any().meta({ type: … }).pipe(…).
      nothing: z.undefined().optional(),
      // TODO(mcp-v2/zod/unlisted): zod 4 has no JSON Schema for z.literal(5n), and a server with it in one tool or prompt lists none at all; take what JSON can say, and .transform() it, or tell what comes in: z.any().meta({ type: … }).pipe(…).
      big: z.literal(5n).optional(),
      // TODO(mcp-v2/zod/unlisted): zod 4 has no JSON Schema for a value that .catch() works out from what came in, and a server with it in one tool or prompt lists none at all; take what JSON can say, and .transform() it, or tell what comes in: z.any().meta({ type: … }).pipe(…).
      caught: z.string().catch((problem) => String(problem.input)),
      certain: z.string().catch(() => ''),
    },
    outputSchema: {
      length: z.string().transform((text) => text.length).pipe(z.any().meta({ type: 'string' })),
      // TODO(mcp-v2/zod/unlisted): zod 4 has no JSON Schema for what a .transform() gives, and a server with it in one tool or prompt lists none at all; tell clients what they get: .pipe(z.any().meta({ type: … })).
      sizes: z
        .array(z.number())
        .transform((sizes) => sizes.length)
        .optional(),
      until: z.date().pipe(z.any().meta({ type: 'string', format: 'date-time' })).optional(),
    },
  },
  async ({ since, check, told }) => ({
    content: [{ type: 'text', text: [since?.getTime(), check, told.getTime()].join() }],
    structuredContent: { length: check },
  }),
);

server.registerPrompt('when', { argsSchema: { at: z.string().optional() } }, ({ at }) => ({
  messages: [{ role: 'user', content: { type: 'text', text: Row.safeParse({ at }).success ? 'yes' : 'no' } }],
}));
