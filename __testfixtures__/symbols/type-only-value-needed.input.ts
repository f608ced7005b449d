import type { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { type StreamableHTTPServerTransport, type EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

export type Codes = ErrorCode.InvalidParams | ErrorCode.ParseError;
export type Timeouts = ErrorCode.RequestTimeout;
export type Sessions = Map<string, { transport: StreamableHTTPServerTransport; store?: EventStore }>;

export interface Reporter<E extends McpError = McpError> extends Pick<Console, 'error'> {
  report(error: E, code: Codes | Timeouts): asserts error is E & { reported: true };
}
