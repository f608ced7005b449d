import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

export async function run(client: Client) {
  await client.request({ method: 'tools/list' }, ListToolsResultSchema);
  {
    const ListToolsResultSchema = z.object({ tools: z.array(z.unknown()) });
    return client.request({ method: 'tools/list' }, ListToolsResultSchema);
  }
}
