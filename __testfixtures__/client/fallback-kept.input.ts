import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** The catch clause does something of its own: it stays. */
export async function signIn(client: Client, url: URL, login: () => Promise<void>) {
  try {
    await client.connect(new StreamableHTTPClientTransport(url));
  } catch {
    await login();
    await client.connect(new SSEClientTransport(url));
  }
}

export async function legacy(client: Client) {
  await client.connect(new SSEClientTransport(new URL('https://example.com/sse')));
}

const BASE = process.env.MCP_SERVER ?? 'http://localhost:3000';

export async function templated(client: Client) {
  await client.connect(new SSEClientTransport(new URL(`${BASE}/sse`)));
}

export async function elsewhere(client: Client) {
  await client.connect(new SSEClientTransport(new URL('https://example.com/assets')));
}
