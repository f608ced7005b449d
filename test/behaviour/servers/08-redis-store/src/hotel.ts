import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const ROOMS = { '101': 'single', '102': 'double' } as Record<string, string>;

export default function createHotelServer(): McpServer {
  const server = new McpServer({ name: 'hotel', version: '3.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.registerTool(
    'room',
    { inputSchema: { number: z.string(), nights: z.number().int().default(1), breakfast: z.boolean().optional() } },
    async ({ number, nights, breakfast }) => {
      const kind = ROOMS[number];
      if (!kind) throw new Error(`There is no room ${number}`);
      return { content: [{ type: 'text', text: `${kind} for ${nights}${breakfast ? ' with breakfast' : ''}` }] };
    },
  );
  server.registerPrompt('welcome', { argsSchema: { guest: z.string() } }, ({ guest }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Welcome ${guest}` } }],
  }));
  server.registerResource('rooms', 'hotel://rooms', {}, async (uri) => ({
    contents: [{ uri: uri.href, text: Object.keys(ROOMS).join() }],
  }));
  server.registerResource('room', new ResourceTemplate('hotel://rooms/{n}', { list: undefined }), {}, async (uri, { n }) => ({
    contents: [{ uri: uri.href, text: ROOMS[String(n)] ?? 'none' }],
  }));
  return server;
}
