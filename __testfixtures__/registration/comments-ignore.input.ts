import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

// mcp-v2-ignore
(server as any).tool('kept', { a: z.string() }, async () => ({ content: [] }));

server.tool('moved', 'Goes with the rest of the program', { a: z.string() }, async ({ a }) => {
  return { content: [{ type: 'text', text: a }] };
});
