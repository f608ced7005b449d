import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpError, ErrorCode, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { catalogue } from '../catalogue.js';

const searchShape = {
  query: z.string().default(''),
  since: z.number().int().optional(),
};

export function registerBookTools(server: McpServer): void {
  server.registerTool(
    'search_books',
    { title: 'Search', description: 'Finds books by title', inputSchema: searchShape },
    async ({ query, since }): Promise<CallToolResult> => {
      const found = [...catalogue.values()].filter(
        (book) => book.title.toLowerCase().includes(query.toLowerCase()) && book.year >= (since ?? 0),
      );
      return { content: found.map((book) => ({ type: 'text', text: `${book.isbn}: ${book.title}` })) };
    },
  );

  server.registerTool(
    'lend_book',
    { description: 'Lends a book', inputSchema: { isbn: z.string() } },
    async ({ isbn }) => {
      if (!catalogue.has(isbn)) throw new McpError(ErrorCode.InvalidParams, `No book ${isbn}`);
      return { content: [{ type: 'text', text: 'Due in four weeks' }] };
    },
  );

  server.registerPrompt('recommend', { argsSchema: { genre: z.string().optional() } }, async ({ genre }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Recommend a ${genre ?? 'good'} book.` } }],
  }));
}
