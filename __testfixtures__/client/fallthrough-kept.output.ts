import { Client, SSEClientTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

/** What stands behind the try statement is for the second attempt only. */
export async function connect(client: Client, url: URL) {
  try {
    await client.connect(new StreamableHTTPClientTransport(url));
    return 'http';
  } catch {
    // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
    await client.connect(new SSEClientTransport(url));
  }
  return 'sse';
}

/** A name of the block is taken outside. */
export async function named(client: Client, url: URL, transport = 'auto') {
  try {
    const transport = new StreamableHTTPClientTransport(url);
    await client.connect(transport);
  } catch {
    // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
    await client.connect(new SSEClientTransport(url));
  }
  return transport;
}

/** Somebody else's business stands in the finally clause. */
export async function timed(client: Client, url: URL) {
  const start = Date.now();
  try {
    await client.connect(new StreamableHTTPClientTransport(url));
  } catch {
    // TODO(mcp-v2/sse-url): v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.
    await client.connect(new SSEClientTransport(url));
  } finally {
    console.log(Date.now() - start);
  }
}
