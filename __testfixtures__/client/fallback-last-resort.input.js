import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** @param {string} url */
export async function connect(url) {
  const client = new Client({ name: 'last-resort', version: '1.0.0' });
  try {
    const transport = new StreamableHTTPClientTransport(new URL(url));
    await client.connect(transport);
    return { client, transport, kind: 'streamable-http' };
  } catch (error) {
    console.log(`Streamable HTTP failed: ${error}`);
    try {
      const transport = new SSEClientTransport(new URL(url));
      const sseClient = new Client({ name: 'last-resort', version: '1.0.0' });
      await sseClient.connect(transport);
      return { client: sseClient, transport, kind: 'sse' };
    } catch (sseError) {
      // Nothing works.
      console.error(`1. ${error}\n2. ${sseError}`);
      throw new Error('Could not connect', { cause: sseError });
    }
  }
}
