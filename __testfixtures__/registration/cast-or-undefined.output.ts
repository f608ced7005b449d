import { McpServer } from '@modelcontextprotocol/server';
import { z, type ZodRawShape } from 'zod';

const server = new McpServer({ name: 'x', version: '1' });

export function add(params: Record<string, unknown>): void {
  server.registerTool(
    'a',
    { inputSchema: params.shape ? z.object(params.shape as ZodRawShape) : undefined },
    async () => ({ content: [] }),
  );
  console.log(z.string());
}
