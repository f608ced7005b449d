import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('url', {}, async ctx => {
  const debug = (ctx.http?.req && new URL(ctx.http.req.url).searchParams.get('debug')) ?? 'no';
  const path = new URL(ctx.http!.req!.url).pathname;
  const href = ctx.http?.req?.url;
  // TODO(mcp-v2/headers): url is a string now, not a URL object: use new URL(url) where its parts are needed.
  const url = ctx.http?.req?.url;
  console.error(`${ctx.http?.req?.url}`);
  return { content: [{ type: 'text' as const, text: `${debug} ${path} ${href} ${url?.host}` }] };
});
