import {
  Client,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

export async function connect(url: string) {
  const client = new Client(
    { name: 'fallback', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  const baseUrl = new URL(url);
  // The new way first.
  // TODO(mcp-v2/client/fallback): a server that speaks nothing but HTTP+SSE (revision 2024-11-05) is not reached any more, for the second attempt is gone. Where you still need one, connect it with SSEClientTransport.
  const transport = new StreamableHTTPClientTransport(baseUrl);
  await client.connect(transport);
  console.log(`connected to
      ${url}`);

  return client;
}

export async function assigned(url: URL) {
  let client: Client;
  let transport: StreamableHTTPClientTransport | SSEClientTransport;
  // TODO(mcp-v2/client/fallback): a server that speaks nothing but HTTP+SSE (revision 2024-11-05) is not reached any more, for the second attempt is gone. Where you still need one, connect it with SSEClientTransport.
  client = new Client(
    { name: 'assigned', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  transport = new StreamableHTTPClientTransport(url);
  await client.connect(transport);
  return { client, transport };
}
