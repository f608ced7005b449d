import { Client } from '@modelcontextprotocol/client';
import { z } from 'zod';

export async function run(client: Client) {
  await client.request({ method: 'tools/list' });
  {
    const ListToolsResultSchema = z.object({ tools: z.array(z.unknown()) });
    return client.request({ method: 'tools/list' }, ListToolsResultSchema);
  }
}
