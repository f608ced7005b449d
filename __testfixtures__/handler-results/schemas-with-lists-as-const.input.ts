import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
const COLORS = ['red', 'blue'] as const;
server.setRequestHandler(ListToolsRequestSchema, async function () {
  return {
    tools: [
      {
        name: 'a',
        description: 'x',
        inputSchema: { type: 'object', properties: { a: { type: 'string', enum: COLORS } } },
      },
    ],
  };
});
