import {
  Client,
  type ClientOptions,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import type { Transport } from '@modelcontextprotocol/client';

const CLIENT_INFO = { name: 'shapes', version: '1.0.0' };

/** A field, connected in another method. */
export class Session {
  private client: Client;
  private transport?: StreamableHTTPClientTransport;

  constructor(private readonly url: URL) {
    this.client = new Client(CLIENT_INFO, { versionNegotiation: { mode: 'auto' } });
  }

  async open() {
    this.transport = new StreamableHTTPClientTransport(this.url);
    await this.client.connect(this.transport);
  }
}

/** Made by one function, connected by another. */
function makeClient(options?: ClientOptions) {
  return new Client(CLIENT_INFO, { versionNegotiation: { mode: 'auto' }, ...options });
}

export async function connect(url: URL) {
  const client = makeClient();
  await attach(client, url);
  return client;
}

async function attach(client: Client, url: URL) {
  await client.connect(new StreamableHTTPClientTransport(url));
}

/** One of two transports. */
export async function either(url: URL, old: boolean) {
  let transport: SSEClientTransport | StreamableHTTPClientTransport;
  // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
  if (old) transport = new SSEClientTransport(url);
  else transport = new StreamableHTTPClientTransport(url);
  const client = new Client(CLIENT_INFO, {
    versionNegotiation: { mode: 'auto' },
    ...{ capabilities: {} },
    enforceStrictCapabilities: true,
  });
  await client.connect(transport);
  return client;
}

/** Nobody knows what carries these: they stay. */
export async function unknown(transport: Transport) {
  const client = new Client(CLIENT_INFO);
  await client.connect(transport);
  return client;
}

export async function overSse(url: URL) {
  const client = new Client(CLIENT_INFO);
  // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
  await client.connect(new SSEClientTransport(url));
  return client;
}

export const idle = new Client(CLIENT_INFO);
