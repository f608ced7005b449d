import type { ServerContext } from '@modelcontextprotocol/server';

export async function report(ctx: ServerContext, progressToken: string) {
  await ctx.mcpReq
    .notify({ method: 'notifications/progress', params: { progressToken, progress: 1 } })
    .catch(() => undefined);
  return ctx.mcpReq // the request's
    .signal;
}
