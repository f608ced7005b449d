import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

export const registerMathTools = (server: McpServer) => {
  server.registerTool(
    'add',
    { description: 'Adds fines', inputSchema: { fines: z.array(z.number()) } },
    ({ fines }) => ({ content: [{ type: 'text', text: `${fines.reduce((sum, fine) => sum + fine, 0)}` }] }),
  );
};
