import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { catalogue } from './catalogue.js';

export function registerResources(server: McpServer): void {
  server.registerResource('rules', 'library://rules', { mimeType: 'text/plain' }, async (uri) => ({
    contents: [{ uri: uri.href, mimeType: 'text/plain', text: 'Be quiet.' }],
  }));
  server.registerResource(
    'book',
    new ResourceTemplate('library://books/{isbn}', {
      list: async () => ({
        resources: [...catalogue.values()].map((book) => ({ uri: `library://books/${book.isbn}`, name: book.title })),
      }),
    }),
    { description: 'A book' },
    async (uri, variables) => ({
      contents: [{ uri: uri.href, text: JSON.stringify(catalogue.get(String(variables.isbn))) }],
    }),
  );
}
