#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio, type StdioServerHandle } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

const cache = new Map<string, number>();

/** Tells the client. */
function notify(server: McpServer) {
  void server.sendToolListChanged();
}

function createServer() {
  // The server.
  const server = new McpServer({
    name: 'thinking',
    version: '0.2.0',
  });

  server.tool('add', 'Adds', { a: z.number(), b: z.number() }, async ({ a, b }) => {
    cache.set('x', a);
    notify(server);
    return { content: [{ type: 'text', text: `sum
 ${a + b}` }] };
  });

  // All the others.
  for (const name of ['x', 'y']) {
    server.tool(name, async () => ({ content: [] }));
  }

  return server;
}

let handle: StdioServerHandle | undefined;

async function main() {
  handle = serveStdio(createServer, { onerror: console.error });
  console.error('running');
}

process.on('SIGINT', async () => {
  await handle?.close();
  process.exit(0);
});

main().catch((error) => {
  console.error('Fatal', error);
  process.exit(1);
});
