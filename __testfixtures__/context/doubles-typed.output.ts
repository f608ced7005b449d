import type { ServerContext } from '@modelcontextprotocol/server';

type Extra = ServerContext;

// TODO(mcp-v2/context): a whole ServerContext also has method, requestState, log, elicitInput and requestSampling in mcpReq (a ClientContext the first two): add them, or cast what stands for one.
export const fake: Extra = {
  mcpReq: {
    signal: new AbortController().signal,
    id: 1,
    notify: async () => {},
    send: async () => ({}) as never,
  },
};

export const part = { mcpReq: { id: 2 }, http: { authInfo: { token: 't', clientId: 'c', scopes: ['a'] } } } as Extra;

export function withToken(ctx: Extra, token: string): Extra {
  return { ...ctx, http: { ...ctx.http, authInfo: { token, clientId: 'c', scopes: [] } }, mcpReq: { ...ctx.mcpReq, id: 3 } };
}
