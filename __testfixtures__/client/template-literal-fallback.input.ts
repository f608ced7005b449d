import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export class Hub {
  readonly clients = new Map<string, Client>();

  async add(name: string, url: URL) {
    const client = new Client({ name, version: '1.0.0' });
    try {
      await client.connect(new StreamableHTTPClientTransport(url));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      await client.connect(new SSEClientTransport(url));
    }
    this.clients.set(name, client);
    console.log(`
    try {
      ${name}
    }
`);
  }
}
