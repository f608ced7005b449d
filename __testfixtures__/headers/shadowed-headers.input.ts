import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const headers: Record<string, string> = { 'x-own': 'mine' };
const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('shadow', {}, async extra => {
  const own = headers['x-own'];
  const seen = [{ headers: { a: 'b' } }].map(({ headers }) => headers['a']);
  {
    const headers = extra.requestInfo?.headers;
    seen.push(String(headers?.['x-own'] ?? own));
  }
  return { content: [{ type: 'text' as const, text: seen.join() }] };
});
