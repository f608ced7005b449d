import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

export interface Store {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

export async function connect(url: string, store: Store, user: string) {
  const client = new Client(
    { name: 'database', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  const sessionId = await store.get(`session:${user}`);
  // TODO(mcp-v2/client/session): a transport that is given a session id skips the handshake; v2 then knows nothing of what the server offers, and its lists are empty. Leave sessionId out, and what keeps it.
  const transport = new StreamableHTTPClientTransport(new URL(url), { sessionId });
  await client.connect(transport);
  // TODO(mcp-v2/client/session): a stateless server gives no session id: transport.sessionId is undefined here.
  await store.set(`session:${user}`, transport.sessionId!);
  return client;
}
