import { Client as McpClient } from '@modelcontextprotocol/client';
import { ListRootsRequestSchema } from '@modelcontextprotocol/core';

export function connect(client: McpClient): void {
  client.setRequestHandler('sampling/createMessage', async () => ({
    model: 'm',
    role: 'assistant',
    content: { type: 'text', text: 'hello' },
  }));
  client.setNotificationHandler('notifications/tools/list_changed', () => undefined);
  client.setRequestHandler('roots/list', () => ({ roots: [] }));
  // Still needed as a value.
  console.log(ListRootsRequestSchema.parse({ method: 'roots/list' }));
}
