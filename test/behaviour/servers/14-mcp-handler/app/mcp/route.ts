import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { createMcpHandler } from 'mcp-handler';
import { z } from 'zod';

const text = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] });

const handler = createMcpHandler(
  (server) => {
    server.registerTool('echo', { description: 'Echo', inputSchema: { text: z.string() } }, async (args) => text(args.text));
    server.registerTool('price', { inputSchema: { item: z.string().default('shoe') } }, async ({ item }) =>
      text(`${item}: ${item.length * 10}`),
    );
  },
  { serverInfo: { name: 'storefront', version: '1.0.0' } },
  { basePath: '', maxDuration: 60 },
);

export { handler as GET, handler as POST, handler as DELETE };
