import {
  Client,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

/** The catch clause does something of its own: it stays. */
export async function signIn(client: Client, url: URL, login: () => Promise<void>) {
  try {
    await client.connect(new StreamableHTTPClientTransport(url));
  } catch {
    await login();
    // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
    await client.connect(new SSEClientTransport(url));
  }
}

export async function legacy(client: Client) {
  // TODO(mcp-v2/sse-url): when the server behind this URL moves to v2, it answers at /mcp over Streamable HTTP: connect with StreamableHTTPClientTransport then. SSEClientTransport is for as long as it speaks HTTP+SSE.
  await client.connect(new SSEClientTransport(new URL('https://example.com/sse')));
}

const BASE = process.env.MCP_SERVER ?? 'http://localhost:3000';

export async function templated(client: Client) {
  // TODO(mcp-v2/sse-url): when the server behind this URL moves to v2, it answers at /mcp over Streamable HTTP: connect with StreamableHTTPClientTransport then. SSEClientTransport is for as long as it speaks HTTP+SSE.
  await client.connect(new SSEClientTransport(new URL(`${BASE}/sse`)));
}

export async function elsewhere(client: Client) {
  // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
  await client.connect(new SSEClientTransport(new URL('https://example.com/assets')));
}
