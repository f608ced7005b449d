import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const done = async () => ({ content: [] });

export const createServer = () => {
  const server = new McpServer({ name: 'derived', version: '1.0.0' });
  return { server, stop: () => server.close() };
};

export async function makeServer() {
  return new McpServer({ name: 'made', version: '1.0.0' });
}

type Made = ReturnType<typeof createServer>;
type Own = Made['server'];

export function one(server: Made['server']) {
  server.tool('one', done);
}

export function two({ server }: ReturnType<typeof createServer>) {
  server.tool('two', done);
}

export function three(server: Awaited<ReturnType<typeof makeServer>>, again: Own) {
  server.tool('three', done);
  again.tool('again', done);
}

export function four(server: InstanceType<typeof McpServer>) {
  server.tool('four', done);
}

interface Named {
  server: { tool(name: string, run: () => unknown): void };
}

export function other(server: Named['server']) {
  server.tool('other', () => 1);
}
