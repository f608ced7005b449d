import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export async function watch(url: URL) {
  const client = new Client({ name: 'watch', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(url));
  setInterval(() => void client.ping(), 10_000);
}
