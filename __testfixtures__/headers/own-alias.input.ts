import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;
type Request = { headers: Record<string, string | string[] | undefined>; id: string | number };

export const taken = ({ requestInfo, requestId }: Extra): Request => ({
  headers: requestInfo?.headers ?? {},
  id: requestId,
});
export function kept({ requestInfo, requestId }: Extra): Request {
  const headers = requestInfo?.headers ?? {};
  return { headers, id: requestId };
}
