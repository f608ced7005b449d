import type { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';
import { type NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { type EventStore } from '@modelcontextprotocol/server';

export type Codes = ProtocolErrorCode.InvalidParams | ProtocolErrorCode.ParseError;
// TODO(mcp-v2/errors/split): RequestTimeout is SdkErrorCode.RequestTimeout of an SdkError; ProtocolErrorCode has no such member.
export type Timeouts = ProtocolErrorCode.RequestTimeout;
export type Sessions = Map<string, { transport: NodeStreamableHTTPServerTransport; store?: EventStore }>;

export interface Reporter<E extends ProtocolError = ProtocolError> extends Pick<Console, 'error'> {
  report(error: E, code: Codes | Timeouts): asserts error is E & { reported: true };
}
