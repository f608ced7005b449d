import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

type Needed = Pick<RequestHandlerExtra<ServerRequest, ServerNotification>, 'sessionId' | 'authInfo' | 'signal'>;

export function describe(extra: Needed): string {
  const { sessionId, authInfo } = extra;
  return `${sessionId} ${authInfo?.clientId} ${extra.signal.aborted}`;
}
