import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

export async function connect(url: URL) {
  // TODO(mcp-v2/client/era): this client keeps the 2025-era handshake: this file reads what fetch throws in connect(), which comes wrapped (error.data.cause) when versions are negotiated. When that has changed, add versionNegotiation: { mode: 'auto' }.
  const client = new Client({ name: 'refused', version: '1.0.0' });
  try {
    await client.connect(new StreamableHTTPClientTransport(url));
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause;
    if (cause?.code === 'ECONNREFUSED') throw new Error('Is the server running?');
    throw error;
  }
  return client;
}
