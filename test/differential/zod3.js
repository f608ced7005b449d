// A server of a project on zod 3: what reads otherwise there.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

const server = new McpServer({ name: 'zod3', version: '3.0.0' });
const answer = (args) => ({ content: [{ type: 'text', text: JSON.stringify(args ?? null) }] });

const Color = { Red: 'red', Green: 'green' };
const Base = z.object({ id: z.string({ required_error: 'id is missing', invalid_type_error: 'id is a text' }) });

server.tool(
  'records',
  'Records',
  {
    counts: z.record(z.number()),
    byKey: z.record(z.string(), z.boolean()).optional(),
    byEnum: z.record(z.enum(['a', 'b']), z.number()).optional(),
  },
  async (args) => answer(args),
);

server.tool(
  'objects',
  {
    merged: Base.merge(z.object({ size: z.number().finite().optional() })),
    strict: Base.strict(),
    loose: Base.passthrough(),
    color: z.nativeEnum(Color),
  },
  async (args) => answer(args),
);

server.tool(
  'optionals',
  {
    plain: z.string().optional(),
    fallback: z.array(z.string()).default(['x']),
    deep: z.object({ on: z.boolean().default(true), level: z.number().min(1).max(9).default(5) }).default({}),
    url: z.string().url('not a link').optional(),
    at: z.string().datetime().optional(),
  },
  async (args) => answer(args),
);

server.prompt(
  'tell',
  { what: z.string({ required_error: 'what is missing' }), times: z.string().optional() },
  async ({ what }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: what } }],
  }),
);

await server.connect(new StdioServerTransport());
