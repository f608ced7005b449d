import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

const tenantOf = (extra: Extra) => extra.requestInfo?.headers['x-tenant'] ?? 'none';

export const seen = [
  tenantOf({ requestInfo: { headers: { 'x-tenant': 'acme' } } } as unknown as Extra),
  tenantOf({ requestId: 1 } as Extra),
];
