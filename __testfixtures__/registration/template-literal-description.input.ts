import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.tool(
  'query',
  `Runs a query.

  - reads only
    - no joins
`,
  {
    sql: z.string().describe(`For example:
      select 1`),
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

server.tool('short', `A description`, { a: z.string() }, async ({ a }) => {
  return {
    content: [{ type: 'text', text: `
${a}
  end` }],
  };
});
