import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('report', {}, async extra => ({
  content: [
    {
      type: 'text' as const,
      text: `extra.requestId
  is ${extra.requestId}
    and extra.signal is ${`inner ${extra.signal.aborted}`}
`,
    },
  ],
}));
