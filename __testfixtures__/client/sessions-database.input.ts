import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export interface Store {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

export async function connect(url: string, store: Store, user: string) {
  const client = new Client({ name: 'database', version: '1.0.0' });
  const sessionId = await store.get(`session:${user}`);
  const transport = new StreamableHTTPClientTransport(new URL(url), { sessionId });
  await client.connect(transport);
  await store.set(`session:${user}`, transport.sessionId!);
  return client;
}
