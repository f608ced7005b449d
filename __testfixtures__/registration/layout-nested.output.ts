import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool(
  'unlock',
  {
    description: 'Adds the tools of a named area',
    inputSchema: z.object({ area: z.string() }),
  },
  async ({ area }) => {
    server.registerTool(`${area}-list`, {
      description: 'Lists everything in it',
      inputSchema: z.object({ page: z.number() }),
    }, async ({ page }) => {
      return { content: [{ type: 'text', text: `${area} ${page}` }] };
    });
    return { content: [] };
  },
);
