import { Server } from '@modelcontextprotocol/server';
import type { Tool } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';

const Echo = z.object({ text: z.string() });
const Add = z.object({ a: z.number(), b: z.number() });

export const tools = [
  { name: 'echo', inputSchema: z.toJSONSchema(Echo as any, { io: 'input', target: 'draft-2020-12' }) as Tool['inputSchema'] },
  {
    name: 'add',
    description: 'adds',
    inputSchema: z.toJSONSchema(Add as any, { io: 'input', target: 'draft-2020-12' }) as Tool['inputSchema'],
  },
];

// TODO(mcp-v2/zod/json-schema): zod-to-json-schema gives an empty schema for schemas of zod 4; use z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }).
export const named = zodToJsonSchema(Echo as any, 'Echo');
export const server = new Server({ name: 'example', version: '1.0.0' }, { capabilities: { tools: {} } });

const Both = { input: z.object({ a: z.string() }), output: z.object({ b: z.string() }) };
export const both = [z.toJSONSchema(Both.input as any, { io: 'input', target: 'draft-2020-12' }), z.toJSONSchema(Both.output as any, { io: 'input', target: 'draft-2020-12' })];
