import * as sdk from '@modelcontextprotocol/sdk/client/index.js';
import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export async function aliased(url: URL) {
  const client = new McpClient({ name: 'aliased', version: '1.0.0' });
  await client.connect(new HttpTransport(url, { sessionId: undefined }));
  return client;
}

export async function namespaced(url: URL) {
  const client = new sdk.Client({ name: 'namespaced', version: '1.0.0' });
  await client.connect(new HttpTransport(url));
  return client;
}
