import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export async function call(client: Client): Promise<unknown> {
  const result = await client.callTool({ name: 'weather' });
  if ('content' in result) return result.content;
  return result.toolResult;
}
