import { McpServer } from '@modelcontextprotocol/server';
import type { z as Zod } from 'zod';

export function register(server: McpServer, { z }: { z: typeof Zod }) {
  server.registerTool('given', { inputSchema: z.object({ a: z.string() }) }, async ({ a }) => ({
    content: [{ type: 'text', text: a }],
  }));
  server.registerTool('empty', { inputSchema: z.object({}) }, async () => ({ content: [] }));
}
