import { Client } from '@modelcontextprotocol/client';
import { CallToolResultSchema, ListPromptsResultSchema } from '@modelcontextprotocol/core';
import { z } from 'zod';

const Strict = CallToolResultSchema.extend({ structuredContent: z.object({ ok: z.boolean() }) });

export async function run(client: Client): Promise<void> {
  // TODO(mcp-v2/requests/schema): ListPromptsResultSchema is not the schema of tools/list; v2 knows the result of tools/list by itself and checks it against this one only because it is passed. Leave it out if that was not on purpose.
  await client.request({ method: 'tools/list' }, ListPromptsResultSchema);
  // TODO(mcp-v2/requests/schema): callTool() gives a CallToolResult only; for a server of 2024 that answers { toolResult }, send client.request({ method: 'tools/call', params }, CompatibilityCallToolResultSchema).
  const old = await client.callTool({ name: 'a' });
  console.log(old.toolResult);
  // TODO(mcp-v2/requests/schema): callTool(params, options) takes no result schema in v2; to keep this one, send client.request({ method: 'tools/call', params }, schema, options).
  await client.callTool({ name: 'a' }, Strict as any, { timeout: 1 });
}
