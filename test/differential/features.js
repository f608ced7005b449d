// Every feature of a schema that a tool is likely to use, as raw shapes of v1.
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

const server = new McpServer({ name: 'features', version: '1.2.3' }, { instructions: 'Use with care.' });
const answer = (args) => ({ content: [{ type: 'text', text: JSON.stringify(args ?? null) }] });

server.tool('nothing', async () => answer());
server.tool('described', 'Takes nothing', async () => answer());

server.tool(
  'optionals',
  'Optional, default and nullable',
  {
    required: z.string().describe('Must be there'),
    optional: z.string().optional().describe('May be there'),
    fallback: z.number().default(3).describe('Is 3 otherwise'),
    nullable: z.string().nullable(),
  },
  async (args) => answer(args),
);

server.tool(
  'enums',
  {
    one: z.enum(['a', 'b', 'c']),
    literal: z.literal('fixed'),
    union: z.union([z.string(), z.number(), z.array(z.boolean())]),
    tagged: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('circle'), radius: z.number().positive() }),
      z.object({ kind: z.literal('square'), side: z.number().nonnegative() }),
    ]),
  },
  async (args) => answer(args),
);

server.tool(
  'nested',
  'Objects in objects',
  {
    user: z.object({
      name: z.string().min(2).max(5),
      address: z.object({
        city: z.string(),
        zip: z
          .string()
          .regex(/^\d{5}$/)
          .optional(),
      }),
    }),
    list: z
      .array(z.object({ id: z.number().int() }))
      .min(1)
      .max(3),
    pair: z.tuple([z.string(), z.number()]),
  },
  async (args) => answer(args),
);

const bounds = {
  age: z.number().int().min(0).max(150),
  share: z.number().gt(0).lt(1),
  even: z.number().multipleOf(2),
  mail: z.string().email(),
  link: z.string().url(),
  id: z.string().uuid().optional(),
};
server.registerTool(
  'bounds',
  { title: 'Bounds', description: 'Numbers and formats', inputSchema: bounds },
  async (args) => answer(args),
);

server.registerTool(
  'objects',
  {
    description: 'Objects that are strict, loose, or keep what is left',
    inputSchema: {
      strict: z.object({ a: z.string() }).strict(),
      loose: z.object({ a: z.string() }).passthrough(),
      rest: z.object({ a: z.string() }).catchall(z.number()),
      record: z.record(z.string(), z.number()),
    },
    annotations: { readOnlyHint: true, title: 'Objects' },
  },
  async (args) => answer(args),
);

server.tool(
  'coerced',
  {
    count: z.coerce.number().int(),
    flag: z.coerce.boolean().optional(),
    refined: z.string().refine((text) => text.startsWith('a'), 'must start with a'),
    trimmed: z.string().trim().min(1),
    upper: z.string().transform((text) => text.toUpperCase()),
  },
  { title: 'Coerced', openWorldHint: false },
  async (args) => answer(args),
);

server.registerTool(
  'structured',
  {
    inputSchema: { a: z.number(), b: z.number() },
    outputSchema: { sum: z.number(), parts: z.array(z.number()) },
  },
  async ({ a, b }) => ({ ...answer(), structuredContent: { sum: a + b, parts: [a, b] } }),
);

server.tool('failing', 'Fails whatever it gets', { reason: z.string() }, async ({ reason }) => {
  throw new Error(`because of ${reason}`);
});

const message = (text) => ({ messages: [{ role: 'user', content: { type: 'text', text } }] });
server.prompt('plain', 'Takes nothing', async () => message('plain'));
server.prompt(
  'greet',
  'Greets',
  { name: z.string().describe('Whom'), tone: z.enum(['warm', 'cold']).optional() },
  async ({ name, tone }) => message(`${tone} ${name}`),
);
server.registerPrompt(
  'review',
  { title: 'Review', description: 'Reviews', argsSchema: { code: z.string().min(3) } },
  async ({ code }) => message(code),
);

server.resource('readme', 'file:///readme.md', { description: 'Read me', mimeType: 'text/markdown' }, async (uri) => ({
  contents: [{ uri: uri.href, text: '# Read me' }],
}));
server.resource(
  'users',
  new ResourceTemplate('users://{id}', { list: async () => ({ resources: [{ name: 'first', uri: 'users://1' }] }) }),
  async (uri, { id }) => ({ contents: [{ uri: uri.href, text: String(id) }] }),
);

await server.connect(new StdioServerTransport());
