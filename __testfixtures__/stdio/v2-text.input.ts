import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

const server = new McpServer({ name: 'notes', version: '1.0.0' });

server.registerTool('list', { inputSchema: z.object({ of: z.string() }) }, async ({ of }) => ({
  content: [{ type: 'text', text: of }],
}));

const transport = new StdioServerTransport();
await server.connect(transport);
