import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

export function impersonate(extra: RequestHandlerExtra<ServerRequest, ServerNotification>, token: string) {
  extra.authInfo = { token, clientId: 'x', scopes: [] };
  extra.signal = AbortSignal.timeout(1000);
  delete extra._meta;
  delete extra.authInfo;
  return (extra.authInfo ??= { token, clientId: 'y', scopes: [] });
}
