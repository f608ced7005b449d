import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.tool('unlock', 'Adds the tools of a named area', { area: z.string() }, async ({ area }) => {
  server.tool(`${area}-list`, 'Lists everything in it', { page: z.number() }, async ({ page }) => {
    return { content: [{ type: 'text', text: `${area} ${page}` }] };
  });
  return { content: [] };
});
