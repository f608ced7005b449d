import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const Paging = z.object({ size: z.number().default(20), cursor: z.string().optional() });
const Sort = z.object({ by: z.string().optional(), default: z.string().optional() });

const server = new McpServer({ name: 'defaults', version: '1.0.0' });

server.registerTool(
  'list',
  {
    inputSchema: {
      paging: Paging.prefault({}),
      nested: z.object({ paging: Paging.optional() }).prefault({}),
      inline: z.object({ deep: z.boolean().default(true), times: z.coerce.number().optional() }).prefault({}),
      loose: z.array(z.object({ level: z.number().catch(1).default(1) })).prefault([]),
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
