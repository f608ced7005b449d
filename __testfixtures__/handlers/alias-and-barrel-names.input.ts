import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import {
  CreateMessageRequestSchema as SamplingSchema,
  ListRootsRequestSchema,
  ToolListChangedNotificationSchema as ToolsChanged,
} from '@modelcontextprotocol/sdk/types.js';

export function connect(client: McpClient): void {
  client.setRequestHandler(SamplingSchema, async () => ({
    model: 'm',
    role: 'assistant',
    content: { type: 'text', text: 'hello' },
  }));
  client.setNotificationHandler(ToolsChanged, () => undefined);
  client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [] }));
  // Still needed as a value.
  console.log(ListRootsRequestSchema.parse({ method: 'roots/list' }));
}
