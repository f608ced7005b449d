import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

export async function report(extra: RequestHandlerExtra<ServerRequest, ServerNotification>, progressToken: string) {
  await extra
    .sendNotification({ method: 'notifications/progress', params: { progressToken, progress: 1 } })
    .catch(() => undefined);
  return extra // the request's
    .signal;
}
