import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

export async function connect(url: string) {
  const client = new Client(
    { name: 'stored', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  // TODO(mcp-v2/client/session): this used to resume a session by its id; it starts afresh now, and what a 2025-era server kept for the former session is not there.
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    reconnectionOptions: {
      initialReconnectionDelay: 500,
      maxReconnectionDelay: 10_000,
      reconnectionDelayGrowFactor: 2,
      maxRetries: 5,
    },
  });
  await client.connect(transport);
  return client;
}

export async function reset(client: Client) {
  await client.close();
}
