import { Client } from '@modelcontextprotocol/client';
import type { Transport } from '@modelcontextprotocol/client';

interface Connection {
  client: Client;
  label: string;
}

async function connect(transport: Transport): Promise<Connection> {
  const client = new Client({ name: 'typed', version: '1.0.0' });
  await client.connect(transport);
  return { client, label: 'typed' };
}

async function setup(transport: Transport) {
  const connection = await connect(transport);
  return { connection, cleanup: () => connection.client.close() };
}

export async function main(transport: Transport) {
  const { client } = await connect(transport);
  await client.request({ method: 'tools/list' });
  const held = await setup(transport);
  await held.connection.client.callTool({ name: 'a' }, { timeout: 1 });
  const {
    connection: { client: inner },
  } = await setup(transport);
  await inner.callTool({ name: 'b' }, { timeout: 1 });
  await held.cleanup();
}
