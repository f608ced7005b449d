import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

export default function newServer() {
  const mcp = new McpServer({ name: 'router-demo', version: '1.0.0' });
  mcp.tool('echo', { text: z.string() }, async (args) => ({ content: [{ type: 'text', text: args.text }] }));
  mcp.tool('add', { a: z.number(), b: z.number() }, async (args) => ({
    content: [{ type: 'text', text: (args.a + args.b).toString() }],
  }));
  return mcp;
}
