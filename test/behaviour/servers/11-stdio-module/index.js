#!/usr/bin/env node
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

const server = new McpServer({
  name: 'calc-mcp',
  version: '1.0.1',
});

const constants = { pi: 3.14159, e: 2.71828 };

server.tool('echo', 'Echoes', { text: z.string() }, async ({ text }) => ({
  content: [{ type: 'text', text }],
}));

server.tool('add', 'Adds', { a: z.number(), b: z.number() }, async ({ a, b }) => ({
  content: [{ type: 'text', text: String(a + b) }],
}));

server.tool(
  'divide',
  'Divides',
  { a: z.number(), b: z.number().default(1), digits: z.number().optional() },
  async ({ a, b, digits }) => {
    if (b === 0) throw new Error('Division by zero');
    return { content: [{ type: 'text', text: (a / b).toFixed(digits ?? 2) }] };
  },
);

server.prompt('teach', { topic: z.string() }, ({ topic }) => ({
  messages: [{ role: 'user', content: { type: 'text', text: `Teach me ${topic}` } }],
}));

server.resource('constants', 'calc://constants', async (uri) => ({
  contents: [{ uri: uri.href, text: JSON.stringify(constants) }],
}));

server.resource('constant', new ResourceTemplate('calc://constants/{name}', { list: undefined }), async (uri, { name }) => ({
  contents: [{ uri: uri.href, text: String(constants[name]) }],
}));

const transport = new StdioServerTransport();
await server.connect(transport);
