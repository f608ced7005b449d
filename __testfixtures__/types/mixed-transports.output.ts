// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
import { SSEServerTransport } from '@modelcontextprotocol/server-legacy/sse';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import type { Transport, JSONRPCMessage, MessageExtraInfo } from '@modelcontextprotocol/server';

type Either = NodeStreamableHTTPServerTransport | SSEServerTransport;

export function record(transport: NodeStreamableHTTPServerTransport | SSEServerTransport, seen: unknown[]): void {
  const original = transport.onmessage;
  transport.onmessage = async (message: JSONRPCMessage) => {
    seen.push('method' in message ? message.method : undefined);
    original?.call(transport, message);
  };
}

export function recordBoth(transport: Either, seen: unknown[]): void {
  transport.onmessage = (message: JSONRPCMessage, extra?: MessageExtraInfo) => {
    seen.push(message.jsonrpc, extra?.authInfo);
  };
}

export function recordBare(transport: Either, seen: unknown[]): void {
  transport.onmessage = (message: JSONRPCMessage) => seen.push(message);
}

export function recordOne(transport: Transport, seen: unknown[]): void {
  transport.onmessage = (message) => seen.push(message);
}
