import * as sse from '@modelcontextprotocol/sdk/server/sse.js';
import * as transport from '@modelcontextprotocol/sdk/shared/transport.js';
import * as protocol from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import type { ServerResponse } from 'node:http';

export function legacy(response: ServerResponse): transport.Transport {
  return new sse.SSEServerTransport('/messages', response);
}

export function headersOf(init: HeadersInit): Record<string, string> {
  return transport.normalizeHeaders(init);
}

export type Extra = protocol.RequestHandlerExtra<ServerRequest, ServerNotification>;
export const timeout: number = protocol.DEFAULT_REQUEST_TIMEOUT_MSEC;
