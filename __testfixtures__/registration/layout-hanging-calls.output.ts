import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const guarded = <T>(callback: T): T => callback;

server.registerTool('a', { inputSchema: z.object({ a: z.string() }) }, guarded(async ({ a }: { a: string }) => {
  return { content: [{ type: 'text' as const, text: a }] };
}));

server.registerTool('longer', {
  description: 'With a description that needs some room',
  inputSchema: z.object({ a: z.string() }),
}, guarded(async ({ a }: { a: string }) => {
  return { content: [{ type: 'text' as const, text: a }] };
}));
