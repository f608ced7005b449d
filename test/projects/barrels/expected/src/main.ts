import { McpServer } from '@/mcp';
import { z } from 'zod';
import { notFound } from './errors';
import type { Handler } from './handlers';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

const find: Handler<{ name: string }> = async ({ name }) => {
  throw notFound(name);
};

function createServer() {
  const server = new McpServer({ name: 'barrels', version: '1.0.0' });
  server.registerTool('find', { inputSchema: z.object({ name: z.string() }) }, async (args, context) => ({
    content: [{ type: 'text', text: await find(args, context) }],
  }));

  return server;
}

serveStdio(createServer, { onerror: console.error });
