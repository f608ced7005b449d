import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('url', {}, async extra => {
  const debug = extra.requestInfo?.url?.searchParams.get('debug') ?? 'no';
  const path = extra.requestInfo!.url!.pathname;
  const href = extra.requestInfo?.url?.href;
  const url = extra.requestInfo?.url;
  console.error(`${extra.requestInfo?.url}`);
  return { content: [{ type: 'text' as const, text: `${debug} ${path} ${href} ${url?.host}` }] };
});
