import type { ServerContext } from '@modelcontextprotocol/server';

export type Extra = ServerContext;
export type Cancellable = { mcpReq: Pick<ServerContext['mcpReq'], 'signal' | 'id'> };
export type WhoAsks = { http?: Pick<NonNullable<Extra['http']>, 'authInfo'> };
export type Session = Pick<Extra, 'sessionId'>;
export type Mixed = Pick<Extra, 'sessionId'> & { mcpReq: Pick<Extra['mcpReq'], 'signal'> };
export type Signal = ServerContext['mcpReq']['signal'];
export type Auth = NonNullable<Extra['http']>['authInfo'];
export type Notify = Extra['mcpReq']["notify"];

export interface Tenant extends ServerContext {
  tenant: string;
}

export function cancelled(ctx: Cancellable): boolean {
  return ctx.mcpReq.signal.aborted;
}

export function auth({ http: { authInfo } = {} }: WhoAsks): string | undefined {
  return authInfo?.token;
}

export async function wait<E extends Extra>(ctx: E, ms: number): Promise<string | undefined> {
  const send: typeof ctx.mcpReq.notify = ctx.mcpReq.notify;
  const info: NonNullable<typeof ctx.http>['authInfo'] = ctx.http?.authInfo;
  await send({ method: 'notifications/message', params: { level: 'info', data: ms } });
  return info?.clientId;
}

export const tenantOf = (ctx: Tenant) => `${ctx.tenant} ${ctx.mcpReq.id} ${ctx.http!.authInfo!.clientId}`;
export const isExtra = (extra: unknown): extra is Extra => typeof extra === 'object';
