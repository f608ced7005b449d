import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

export function register(server: McpServer): void {
  server.tool('select_model', 'Selects', { task: z.string() }, async ({ task }) => ({
    content: [{ type: 'text', text: task }],
  }));
}

export async function ask(client: Client): Promise<void> {
  await client.callTool({ name: 'select_model', arguments: { task: 'x' } }, undefined, { task: { ttl: 1000 } });
}
