import type { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';
import { type NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { type EventStore, SdkErrorCode } from '@modelcontextprotocol/server';

export type Codes = ProtocolErrorCode.InvalidParams | ProtocolErrorCode.ParseError;
// TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
export type Timeouts = SdkErrorCode.RequestTimeout;
export type Sessions = Map<string, { transport: NodeStreamableHTTPServerTransport; store?: EventStore }>;

export interface Reporter<E extends ProtocolError = ProtocolError> extends Pick<Console, 'error'> {
  report(error: E, code: Codes | Timeouts): asserts error is E & { reported: true };
}
