import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const guarded = <T>(callback: T): T => callback;

server.tool('a', { a: z.string() }, guarded(async ({ a }: { a: string }) => {
  return { content: [{ type: 'text' as const, text: a }] };
}));

server.tool('longer', 'With a description that needs some room', { a: z.string() }, guarded(async ({ a }: { a: string }) => {
  return { content: [{ type: 'text' as const, text: a }] };
}));
