import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

export async function watch(url: URL) {
  // TODO(mcp-v2/client/era): this client keeps the 2025-era handshake: this file calls ping(), which rejects on a 2026-07-28 connection; a listTools() does as a sign of life. When that has changed, add versionNegotiation: { mode: 'auto' }.
  const client = new Client({ name: 'watch', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(url));
  setInterval(() => void client.ping(), 10_000);
}
