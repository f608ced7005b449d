import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('count', { inputSchema: { to: z.number() } }, async ({ to }, ctx) => {
  const token = ctx.mcpReq._meta?.progressToken;
  for (let step = 0; step < to && !ctx.mcpReq.signal.aborted; step++) {
    if (token !== undefined)
      await ctx.mcpReq.notify({
        method: 'notifications/progress',
        params: { progressToken: token, progress: step },
      });
  }
  console.error(`request ${ctx.mcpReq.id} of ${ctx.sessionId ?? 'nobody'}`);
  return { content: [{ type: 'text' as const, text: String(to) }] };
});

// Without an input schema the context comes first.
server.registerTool('whoami', { description: 'Who calls' }, async ctx => {
  const clientId = ctx.http?.authInfo?.clientId ?? 'anonymous';
  if (ctx.http?.authInfo) console.error(ctx.http.authInfo.scopes.join(' '), ctx.http!.authInfo!.token);
  if (!ctx.http?.authInfo?.token) throw new Error('no token');
  ctx.http?.closeSSE?.();
  if (ctx.http?.closeStandaloneSSE) ctx.http.closeStandaloneSSE();
  return { content: [{ type: 'text' as const, text: clientId + ctx.http.authInfo.token }] };
});

server.registerPrompt('greet', { argsSchema: { name: z.string() } }, ({ name }, ctx) => ({
  messages: [
    { role: 'user', content: { type: 'text', text: `${name} ${ctx.mcpReq.signal.aborted} ${ctx?.mcpReq.id}` } },
  ],
}));
