import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

const Paging = z.object({ size: z.number().default(20), cursor: z.string().optional() });
const Sort = z.object({ by: z.string().optional(), default: z.string().optional() });

const server = new McpServer({ name: 'defaults', version: '1.0.0' });

server.registerTool(
  'list',
  {
    inputSchema: {
      paging: Paging.default({}),
      nested: z.object({ paging: Paging.optional() }).default({}),
      inline: z.object({ deep: z.boolean().default(true), times: z.coerce.number().optional() }).default({}),
      loose: z.array(z.object({ level: z.number().catch(1) })).default([]),
      // Nothing in these puts a value in.
      sort: Sort.default({}),
      names: z.array(z.string()).default(['a']),
      count: z.number().default(3),
    },
  },
  async ({ paging, nested, inline, loose, sort, names, count }) => ({
    content: [{ type: 'text', text: JSON.stringify({ paging, nested, inline, loose, sort, names, count }) }],
  }),
);
