import * as mcp from '@modelcontextprotocol/server';
import * as z from 'zod/v4';

const server = new mcp.McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('a', { description: 'Does a', inputSchema: z.object({ b: z.string() }) }, async ({ b }) => ({
  content: [{ type: 'text', text: b }],
}));

export function more(other: mcp.McpServer) {
  other.registerPrompt('p', {
    argsSchema: z.object({ b: z.string() }),
  }, ({ b }) => ({ messages: [{ role: 'user', content: { type: 'text', text: b } }] }));
}
