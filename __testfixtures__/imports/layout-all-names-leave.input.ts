import path from 'node:path';

import type { IsomorphicHeaders, RequestInfo } from '@modelcontextprotocol/sdk/types.js';

import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

export const where = (info: RequestInfo | undefined, extra: Extra) => path.join(String(info), typeof extra);
export type Reader = (headers: IsomorphicHeaders) => string;
