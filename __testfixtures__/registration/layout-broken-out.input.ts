import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

export function setup() {
  server.tool('fits', { a: z.string() }, async ({ a }) => {
    return { content: [{ type: 'text', text: a }] };
  });

  server.tool('too-long', 'No room on the line', { a: z.string() }, async ({ a }) => {
    const sql = `
      select *
    from things`;
    return {
      content: [{ type: 'text', text: sql + a }],
    };
  });

  server.tool(
    'far-away',
    'The description of this tool is a long one that ends near the edge',
    {
      id: z.string().describe('An identifier that has a description of its own'),
      many: z.array(z.string()).min(1).describe('One or more, and not too many'),
    },
    async ({ id }) => {
      return { content: [{ type: 'text', text: id }] };
    },
  );

  server.tool(
    'joined',
    'One sentence that says what this does, and ' +
      'another that says why anybody would want it',
    async () => ({ content: [] }),
  );

  server.tool('one-object', { a: z.string() }, async ({ a }) => ({ content: [] }));
}
