import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { ZodRawShape } from 'zod';

export function add(server: McpServer, shape: ZodRawShape): void {
  server.tool('a', shape, async () => ({ content: [] }));
}

export const later = async (getServer: () => Promise<import('@modelcontextprotocol/sdk/server/mcp.js').McpServer>) => {
  const server: McpServer = await getServer();
  server.tool('b', async () => ({ content: [] }));
};
