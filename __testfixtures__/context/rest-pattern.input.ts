import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('rest', {}, async extra => {
  const { signal, ...rest } = extra;
  return { content: [{ type: 'text' as const, text: `${signal.aborted} ${Object.keys(rest).length}` }] };
});

server.registerTool('keys', {}, async extra => {
  const names = Object.keys(extra);
  const hasSignal = 'signal' in extra && 'sessionId' in extra;
  return { content: [{ type: 'text' as const, text: `${names.length} ${hasSignal}` }] };
});
