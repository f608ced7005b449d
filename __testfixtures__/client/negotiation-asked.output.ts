import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { ElicitRequestSchema } from '@modelcontextprotocol/core';

export async function connect(command: string) {
  // TODO(mcp-v2/client/era): this client keeps the 2025-era handshake: this file answers what servers ask in the middle of a call; over stdio, one that still asks that way (elicitInput, createMessage, listRoots) needs a 2025-era connection. When that has changed, add versionNegotiation: { mode: 'auto' }.
  const client = new Client({ name: 'asked', version: '1.0.0' }, { capabilities: { elicitation: {} } });
  client.setRequestHandler(ElicitRequestSchema, async () => ({ action: 'decline' }));
  await client.connect(new StdioClientTransport({ command }));
  return client;
}
