import type {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

export interface Connection {
  client: Client;
  transport: StreamableHTTPClientTransport;
}

export async function close({ client, transport }: Connection) {
  // TODO(mcp-v2/client/session): this ends the session of a 2025-era server; a stateless server gives no session id, and the call returns at once. Take it out when every server you connect to has moved.
  await transport.terminateSession();
  await client.close();
}
