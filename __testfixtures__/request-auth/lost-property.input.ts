import { McpServer } from '@modelcontextprotocol/server';

export function createServer(): McpServer {
  const server = new McpServer({ name: 'lost', version: '1.0.0' });
  server.registerTool('whoami', { description: 'Who is asking' }, async (ctx) => {
    const user = (ctx.http?.req as any)?.user;
    const agent = ctx.http?.req?.headers.get('user-agent');
    return { content: [{ type: 'text', text: `${user} with ${agent}` }] };
  });
  return server;
}
