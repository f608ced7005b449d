import { McpServer } from '@modelcontextprotocol/server';

const headers: Record<string, string> = { 'x-own': 'mine' };
const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('shadow', {}, async ctx => {
  const own = headers['x-own'];
  const seen = [{ headers: { a: 'b' } }].map(({ headers }) => headers['a']);
  {
    const headers = ctx.http?.req?.headers;
    seen.push(String(headers?.get('x-own') ?? own));
  }
  return { content: [{ type: 'text' as const, text: seen.join() }] };
});
