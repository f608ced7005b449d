import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  CallToolResultSchema,
  CompatibilityCallToolResultSchema,
  ListPromptsResultSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const Strict = CallToolResultSchema.extend({ structuredContent: z.object({ ok: z.boolean() }) });

export async function run(client: Client): Promise<void> {
  await client.request({ method: 'tools/list' }, ListPromptsResultSchema);
  const old = await client.callTool({ name: 'a' }, CompatibilityCallToolResultSchema);
  console.log(old.toolResult);
  await client.callTool({ name: 'a' }, Strict as any, { timeout: 1 });
}
