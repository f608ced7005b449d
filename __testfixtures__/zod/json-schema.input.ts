import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';

const Echo = z.object({ text: z.string() });
const Add = z.object({ a: z.number(), b: z.number() });

export const tools = [
  { name: 'echo', inputSchema: zodToJsonSchema(Echo as any) as Tool['inputSchema'] },
  {
    name: 'add',
    description: 'adds',
    inputSchema: zodToJsonSchema(Add as any, { $refStrategy: 'none' }) as Tool['inputSchema'],
  },
];

export const named = zodToJsonSchema(Echo as any, 'Echo');
export const server = new Server({ name: 'example', version: '1.0.0' }, { capabilities: { tools: {} } });

const Both = { input: z.object({ a: z.string() }), output: z.object({ b: z.string() }) };
export const both = [zodToJsonSchema(Both.input as any), zodToJsonSchema(Both.output as any)];
