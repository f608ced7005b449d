import { Client } from '@modelcontextprotocol/client';
import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export function register(server: McpServer): void {
  server.tool('select_model', 'Selects', { task: z.string() }, async ({ task }) => ({
    content: [{ type: 'text', text: task }],
  }));
}

export async function ask(client: Client): Promise<void> {
  // TODO(mcp-v2/removed/tasks): callTool() takes no task any more: v2 has no tasks; remove it and what feeds it.
  await client.callTool({ name: 'select_model', arguments: { task: 'x' } }, undefined, { task: { ttl: 1000 } });
}
