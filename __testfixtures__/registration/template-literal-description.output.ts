import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool(
  'query',
  {
    description: `Runs a query.

  - reads only
    - no joins
`,
    inputSchema: z.object({
      sql: z.string().describe(`For example:
      select 1`),
    }),
  },
  async ({ sql }) => {
    const text = `
  ${[sql]
    .map((line) => `
      ${line}
    `)
    .join('')}
`;
    return { content: [{ type: 'text', text }] };
  },
);

server.registerTool(
  'short',
  {
    description: `A description`,
    inputSchema: z.object({ a: z.string() }),
  },
  async ({ a }) => {
    return {
      content: [{ type: 'text', text: `
${a}
  end` }],
    };
  },
);
