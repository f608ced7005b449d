import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

type Either = StreamableHTTPServerTransport | SSEServerTransport;

export function record(transport: StreamableHTTPServerTransport | SSEServerTransport, seen: unknown[]): void {
  const original = transport.onmessage;
  transport.onmessage = async (message) => {
    seen.push('method' in message ? message.method : undefined);
    original?.call(transport, message);
  };
}

export function recordBoth(transport: Either, seen: unknown[]): void {
  transport.onmessage = (message, extra) => {
    seen.push(message.jsonrpc, extra?.authInfo);
  };
}

export function recordBare(transport: Either, seen: unknown[]): void {
  transport.onmessage = message => seen.push(message);
}

export function recordOne(transport: Transport, seen: unknown[]): void {
  transport.onmessage = (message) => seen.push(message);
}
