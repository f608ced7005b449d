import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { isFailure } from '@nest/core';

const client = new Client(
  { name: 'nest-desktop', version: '0.0.1' },
  { versionNegotiation: { mode: 'auto' } },
);
await client.connect(new StreamableHTTPClientTransport(new URL('http://localhost:3000/mcp')));
await client.callTool({ name: 'fail', arguments: { why: 'to see it' } }).catch((error: unknown) => {
  if (!isFailure(error)) throw error;
});
