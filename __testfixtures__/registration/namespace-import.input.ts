import * as mcp from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod/v4';

const server = new mcp.McpServer({ name: 'demo', version: '1.0.0' });

server.tool('a', 'Does a', { b: z.string() }, async ({ b }) => ({ content: [{ type: 'text', text: b }] }));

export function more(other: mcp.McpServer) {
  other.prompt('p', { b: z.string() }, ({ b }) => ({ messages: [{ role: 'user', content: { type: 'text', text: b } }] }));
}
