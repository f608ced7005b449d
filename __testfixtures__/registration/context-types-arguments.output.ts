import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('a', { inputSchema: z.object({ a: z.string() }) }, async ({ a }) => ({
  content: [{ type: 'text', text: a }],
}));
server.registerTool<any, any>('b', { inputSchema: z.object({ a: z.string() }) }, async () => ({ content: [] }));
