import type { ServerContext } from '@modelcontextprotocol/server';

type Extra = ServerContext;
type Request = { headers: Record<string, string | string[] | undefined>; id: string | number };

export const taken = ({ http: { req: requestInfo } = {}, mcpReq: { id: requestId } }: Extra): Request => ({
  headers: Object.fromEntries(requestInfo?.headers ?? new Headers()),
  id: requestId,
});
export function kept({ http: { req: requestInfo } = {}, mcpReq: { id: requestId } }: Extra): Request {
  const headers = requestInfo?.headers ?? new Headers();
  return { headers: Object.fromEntries(headers), id: requestId };
}
