import type { ServerContext } from '@modelcontextprotocol/server';

export function impersonate(ctx: ServerContext, token: string) {
  ctx.http = { ...ctx.http, authInfo: { token, clientId: 'x', scopes: [] } };
  ctx.mcpReq.signal = AbortSignal.timeout(1000);
  delete ctx.mcpReq._meta;
  delete ctx.http?.authInfo;
  // TODO(mcp-v2/context): authInfo is http.authInfo in v2's context, and http may be undefined: assign a whole http object instead.
  return (ctx.authInfo ??= { token, clientId: 'y', scopes: [] });
}
