import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const ctx = { base: 'https://example.com' };
const text = (value: unknown) => ({ content: [{ type: 'text' as const, text: String(value) }] });

// The name is free inside: nothing there means the outer one.
server.registerTool('outer', { inputSchema: { a: z.string() } }, async ({ a }, extra) => text(a + extra.requestId));

server.registerTool('taken', { inputSchema: { a: z.string() } }, async ({ a }, extra) => {
  return text(`${ctx.base}/${a} ${extra.requestId}`);
});

server.registerTool('inner', { inputSchema: { a: z.string() } }, async ({ a }, extra) => {
  const names = ['x'].map((ctx) => `${ctx} ${extra.requestId}`);
  return text(names.join(a));
});

server.registerTool('shadow', { inputSchema: { a: z.string() } }, async ({ a }, extra) => {
  const all = [{ requestId: 1 }].map((extra) => extra.requestId);
  const bag = { extra, all };
  return text(`${a} ${bag.extra.requestId} ${all.length}`);
});
