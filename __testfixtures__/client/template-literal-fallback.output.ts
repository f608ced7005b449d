import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

export class Hub {
  readonly clients = new Map<string, Client>();

  async add(name: string, url: URL) {
    const client = new Client(
      { name, version: '1.0.0' },
      { versionNegotiation: { mode: 'auto' } },
    );
    // TODO(mcp-v2/client/fallback): a server that speaks nothing but HTTP+SSE (revision 2024-11-05) is not reached any more, for the second attempt is gone. Where you still need one, connect it with SSEClientTransport.
    await client.connect(new StreamableHTTPClientTransport(url));
    this.clients.set(name, client);
    console.log(`
    try {
      ${name}
    }
`);
  }
}
