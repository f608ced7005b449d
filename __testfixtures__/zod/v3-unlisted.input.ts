import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

const Tag = z.object({ name: z.string() });
const server = new McpServer({ name: 'unlisted', version: '1.0.0' });

// None of these reaches a client.
export const Row = z.object({ at: z.date(), size: z.bigint(), tags: z.set(Tag) });
export const byTag = z.map(z.string(), Tag).parse(new Map());

server.registerTool(
  'search',
  {
    inputSchema: {
      since: z.coerce.date().describe('From when').min(new Date(0)).optional(),
      size: z.coerce.bigint().nonnegative().optional(),
      names: z.preprocess((value) => new Set(value as string[]), z.set(z.string())).optional(),
      check: z.custom<`id-${number}`>((value) => typeof value === 'string' && /^id-\d+$/.test(value)),
      loose: z.custom<string | undefined>((value) => value === undefined || value === 'x'),
      told: z
        .string()
        .transform((text) => new Date(text))
        .pipe(z.date()),
      tags: z.preprocess((value) => new Set(value as object[]), z.set(Tag)).optional(),
      nothing: z.undefined().optional(),
      big: z.literal(5n).optional(),
      caught: z.string().catch((problem) => String(problem.input)),
      certain: z.string().catch(() => ''),
    },
    outputSchema: {
      length: z.string().transform((text) => text.length),
      sizes: z
        .array(z.number())
        .transform((sizes) => sizes.length)
        .optional(),
      until: z.date().optional(),
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
