import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

export async function run(client: Client) {
  return await client.request(
    {
      method: 'tools/call',
      params: {
        name: 'sql',
        arguments: {
          query: `select *
      from t
        where a`,
        },
      },
    },
    CallToolResultSchema,
  );
}
