import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

interface Given {
  client: Client;
  name: string;
}
type Each = (client: Client, index: number) => Promise<void>;

const withClient = async ({ run }: { run: ({ client, name }: Given) => Promise<void>; server?: () => void }) => {
  await run({ client: new Client({ name: 'c', version: '1' }), name: 'c' });
};
async function each(clients: Client[], run: Each): Promise<void> {
  for (const [index, client] of clients.entries()) await run(client, index);
}

export async function test(): Promise<void> {
  await withClient({
    run: async ({ client }) => {
      await client.callTool({ name: 'add' }, undefined, { onprogress: ({ progress }) => console.log(progress) });
    },
  });
  await withClient({
    run: async (given) => {
      await given.client.callTool({ name: 'add' }, CallToolResultSchema, { timeout: 1000 });
    },
  });
  await each([], async (client) => {
    await client.callTool({ name: 'add' }, CallToolResultSchema, { timeout: 1000 });
  });
}
