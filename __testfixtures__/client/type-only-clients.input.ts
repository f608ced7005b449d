import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export interface Connection {
  client: Client;
  transport: StreamableHTTPClientTransport;
}

export async function close({ client, transport }: Connection) {
  await transport.terminateSession();
  await client.close();
}
