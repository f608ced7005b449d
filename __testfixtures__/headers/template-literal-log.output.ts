import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('log', {}, async ctx => ({
  content: [
    {
      type: 'text' as const,
      text: `headers['x']
  ${ctx.http?.req?.headers.get('x') ?? undefined}
      ${ctx.http?.req?.headers.get('y') ?? `none of
  them`}`,
    },
  ],
}));
