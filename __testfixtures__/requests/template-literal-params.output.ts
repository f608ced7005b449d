import { Client } from '@modelcontextprotocol/client';

export async function run(client: Client) {
  return await client.request({
    method: 'tools/call',
    params: {
      name: 'sql',
      arguments: {
        query: `select *
      from t
        where a`,
      },
    },
  });
}
