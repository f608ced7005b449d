import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('log', {}, async extra => ({
  content: [
    {
      type: 'text' as const,
      text: `headers['x']
  ${extra.requestInfo?.headers['x']}
      ${extra.requestInfo?.headers['y'] ?? `none of
  them`}`,
    },
  ],
}));
