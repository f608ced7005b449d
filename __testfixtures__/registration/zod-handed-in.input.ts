import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { z as Zod } from 'zod';

export function register(server: McpServer, { z }: { z: typeof Zod }) {
  server.tool('given', { a: z.string() }, async ({ a }) => ({ content: [{ type: 'text', text: a }] }));
  server.tool('empty', {}, async () => ({ content: [] }));
}
