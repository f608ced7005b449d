import type { ServerContext } from '@modelcontextprotocol/server';

type Needed = Pick<ServerContext, 'sessionId'> & { http?: Pick<NonNullable<ServerContext['http']>, 'authInfo'> } & { mcpReq: Pick<ServerContext['mcpReq'], 'signal'> };

export function describe(ctx: Needed): string {
  const { sessionId } = ctx;
  const authInfo = ctx.http?.authInfo;
  return `${sessionId} ${authInfo?.clientId} ${ctx.mcpReq.signal.aborted}`;
}
