import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

export const fake: Extra = {
  signal: new AbortController().signal,
  requestId: 1,
  sendNotification: async () => {},
  sendRequest: async () => ({}) as never,
};

export const part = { requestId: 2, authInfo: { token: 't', clientId: 'c', scopes: ['a'] } } as Extra;

export function withToken(extra: Extra, token: string): Extra {
  return { ...extra, authInfo: { token, clientId: 'c', scopes: [] }, requestId: 3 };
}
