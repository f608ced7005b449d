import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('a', {}, async extra => {
  const { headers } = extra.requestInfo ?? { headers: {} };
  const { authorization } = extra.requestInfo?.headers ?? {};
  const { host } = extra.requestInfo?.headers ?? {};
  return { content: [{ type: 'text' as const, text: `${headers['x-a'] || ''} ${authorization ?? 'none'} ${host}` }] };
});
