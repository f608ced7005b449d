import * as sdk from '@modelcontextprotocol/client';
import {
  Client as McpClient,
  StreamableHTTPClientTransport as HttpTransport,
} from '@modelcontextprotocol/client';

export async function aliased(url: URL) {
  const client = new McpClient(
    { name: 'aliased', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  await client.connect(new HttpTransport(url));
  return client;
}

export async function namespaced(url: URL) {
  const client = new sdk.Client(
    { name: 'namespaced', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  await client.connect(new HttpTransport(url));
  return client;
}
