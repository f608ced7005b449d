import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z, type ZodRawShape } from 'zod';

const server = new McpServer({ name: 'x', version: '1' });

export function add(params: Record<string, unknown>): void {
  server.registerTool('a', { inputSchema: params.shape as ZodRawShape | undefined }, async () => ({ content: [] }));
  console.log(z.string());
}
