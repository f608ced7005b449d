import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

export function setup() {
  server.registerTool('fits', { inputSchema: z.object({ a: z.string() }) }, async ({ a }) => {
    return { content: [{ type: 'text', text: a }] };
  });

  server.registerTool(
    'too-long',
    {
      description: 'No room on the line',
      inputSchema: z.object({ a: z.string() }),
    },
    async ({ a }) => {
      const sql = `
      select *
    from things`;
      return {
        content: [{ type: 'text', text: sql + a }],
      };
    },
  );

  server.registerTool(
    'far-away',
    {
      description: 'The description of this tool is a long one that ends near the edge',
      inputSchema: z.object({
        id: z.string().describe('An identifier that has a description of its own'),
        many: z.array(z.string()).min(1).describe('One or more, and not too many'),
      }),
    },
    async ({ id }) => {
      return { content: [{ type: 'text', text: id }] };
    },
  );

  server.registerTool(
    'joined',
    {
      description:
        'One sentence that says what this does, and ' +
        'another that says why anybody would want it',
    },
    async () => ({ content: [] }),
  );

  server.registerTool(
    'one-object',
    { inputSchema: z.object({ a: z.string() }) },
    async ({ a }) => ({ content: [] }),
  );
}
