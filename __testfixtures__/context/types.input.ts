import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

export type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;
export type Cancellable = Pick<RequestHandlerExtra<ServerRequest, ServerNotification>, 'signal' | 'requestId'>;
export type WhoAsks = Pick<Extra, 'authInfo'>;
export type Session = Pick<Extra, 'sessionId'>;
export type Mixed = Pick<Extra, 'sessionId' | 'signal'>;
export type Signal = RequestHandlerExtra<ServerRequest, ServerNotification>['signal'];
export type Auth = Extra['authInfo'];
export type Notify = Extra["sendNotification"];

export interface Tenant extends RequestHandlerExtra<ServerRequest, ServerNotification> {
  tenant: string;
}

export function cancelled(extra: Cancellable): boolean {
  return extra.signal.aborted;
}

export function auth({ authInfo }: WhoAsks): string | undefined {
  return authInfo?.token;
}

export async function wait<E extends Extra>(extra: E, ms: number): Promise<string | undefined> {
  const send: typeof extra.sendNotification = extra.sendNotification;
  const info: typeof extra.authInfo = extra.authInfo;
  await send({ method: 'notifications/message', params: { level: 'info', data: ms } });
  return info?.clientId;
}

export const tenantOf = (extra: Tenant) => `${extra.tenant} ${extra.requestId} ${extra.authInfo!.clientId}`;
export const isExtra = (extra: unknown): extra is Extra => typeof extra === 'object';
