#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

// The server.
const server = new McpServer({
  name: 'thinking',
  version: '0.2.0',
});
const cache = new Map<string, number>();

server.tool('add', 'Adds', { a: z.number(), b: z.number() }, async ({ a, b }) => {
  cache.set('x', a);
  notify();
  return { content: [{ type: 'text', text: `sum
 ${a + b}` }] };
});

/** Tells the client. */
function notify() {
  void server.sendToolListChanged();
}

// All the others.
for (const name of ['x', 'y']) {
  server.tool(name, async () => ({ content: [] }));
}

async function main() {
  const transport = new StdioServerTransport();
  await server.connect(transport);
  console.error('running');
}

process.on('SIGINT', async () => {
  await server.close();
  process.exit(0);
});

main().catch((error) => {
  console.error('Fatal', error);
  process.exit(1);
});
