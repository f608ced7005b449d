import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ZodRawShape } from 'zod';

export function add(server: McpServer, shape: ZodRawShape): void {
  server.registerTool('a', { inputSchema: z.object(shape) }, async () => ({ content: [] }));
}

export const later = async (getServer: () => Promise<import('@modelcontextprotocol/server').McpServer>) => {
  const server: McpServer = await getServer();
  server.registerTool('b', {}, async () => ({ content: [] }));
};
