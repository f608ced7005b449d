import { Client } from '@modelcontextprotocol/client';

export async function call(client: Client): Promise<unknown> {
  const result = await client.callTool({ name: 'weather' });
  if ('content' in result) return result.content;
  // TODO(mcp-v2/requests/schema): callTool() gives a CallToolResult only, which has no toolResult; for a server of 2024 that answers { toolResult }, send client.request({ method: 'tools/call', params }, CompatibilityCallToolResultSchema).
  return result.toolResult;
}
