import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

export async function real(url: URL) {
  const client = new Client({ name: 'real', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(url));
}

export async function local(url: URL, Client: new (info: object) => { connect(transport: unknown): Promise<void> }) {
  const client = new Client({ name: 'local', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(url));
}
