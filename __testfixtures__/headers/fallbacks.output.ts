import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('a', {}, async ctx => {
  const { headers } = ctx.http?.req ?? { headers: new Headers({}) };
  const authorization = ctx.http?.req?.headers?.get('authorization');
  const host = ctx.http?.req?.headers?.get('host') ?? undefined;
  return { content: [{ type: 'text' as const, text: `${headers.get('x-a') || ''} ${authorization ?? 'none'} ${host}` }] };
});
