import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export async function connect(url: string) {
  const client = new Client({ name: 'fallback', version: '1.0.0' });
  const baseUrl = new URL(url);
  try {
    // The new way first.
    const transport = new StreamableHTTPClientTransport(baseUrl);
    await client.connect(transport);
    console.log(`connected to
      ${url}`);
  } catch (error) {
    console.log('no Streamable HTTP, falling back', error);
    const transport = new SSEClientTransport(baseUrl);
    await client.connect(transport);
  }

  return client;
}

export async function assigned(url: URL) {
  let client: Client;
  let transport: StreamableHTTPClientTransport | SSEClientTransport;
  try {
    client = new Client({ name: 'assigned', version: '1.0.0' });
    transport = new StreamableHTTPClientTransport(url);
    await client.connect(transport);
  } catch {
    client = new Client({ name: 'assigned', version: '1.0.0' });
    transport = new SSEClientTransport(url);
    await client.connect(transport);
  }
  return { client, transport };
}
