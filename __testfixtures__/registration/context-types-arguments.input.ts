import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { type ZodString, z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.tool<{ a: ZodString }>('a', { a: z.string() }, async ({ a }) => ({ content: [{ type: 'text', text: a }] }));
server.registerTool<any, any>('b', { inputSchema: { a: z.string() } }, async () => ({ content: [] }));
