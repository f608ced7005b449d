import * as sse from '@modelcontextprotocol/server-legacy/sse';
import * as transport from '@modelcontextprotocol/server';
import * as protocol from '@modelcontextprotocol/server';
// TODO(mcp-v2/removed/helper): normalizeHeaders: an internal helper of the v1 transports that v2 does not export; left on v1. Copy the few lines you need, or pass your own fetch to the transport.
import { normalizeHeaders } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { ServerResponse } from 'node:http';

export function legacy(response: ServerResponse): transport.Transport {
  // TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
  return new sse.SSEServerTransport('/messages', response);
}

export function headersOf(init: HeadersInit): Record<string, string> {
  // TODO(mcp-v2/removed/helper): normalizeHeaders: an internal helper of the v1 transports that v2 does not export; left on v1. Copy the few lines you need, or pass your own fetch to the transport.
  return normalizeHeaders(init);
}

export type Extra = protocol.ServerContext;
export const timeout: number = protocol.DEFAULT_REQUEST_TIMEOUT_MSEC;
