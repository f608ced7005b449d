import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const paintings = [
  { id: 'a', title: 'Boats at noon' },
  { id: 'b', title: 'The yellow door' },
];

export function createGalleryServer() {
  const server = new McpServer({ name: 'gallery', version: '0.1.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.registerTool(
    'painting',
    { inputSchema: { id: z.string().default('a'), upper: z.boolean().optional() } },
    async ({ id, upper }) => {
      const found = paintings.find((painting) => painting.id === id);
      if (!found) throw new Error(`No painting ${id}`);
      return { content: [{ type: 'text', text: upper ? found.title.toUpperCase() : found.title }] };
    },
  );
  server.registerPrompt('describe', { argsSchema: { id: z.string() } }, ({ id }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Describe painting ${id}` } }],
  }));
  server.registerResource('paintings', 'gallery://all', {}, async (uri) => ({
    contents: [{ uri: uri.href, text: JSON.stringify(paintings) }],
  }));
  server.registerResource('one', new ResourceTemplate('gallery://{id}', { list: undefined }), {}, async (uri, { id }) => ({
    contents: [{ uri: uri.href, text: paintings.find((painting) => painting.id === id)?.title ?? '' }],
  }));
  return server;
}
