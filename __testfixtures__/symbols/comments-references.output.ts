import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

/**
 * Throws an McpError with ErrorCode.InvalidParams.
 * @throws {ProtocolError} always
 */
export function invalid(/* why */ message: string): never {
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams, // not ErrorCode.InvalidRequest
    /* McpError puts its own prefix before this */ message,
  );
}

// McpError → HTTP status
export const status = new Map<ProtocolErrorCode /* wire */, number>([
  [ProtocolErrorCode/* hidden */.ParseError, 400],
  [ProtocolErrorCode
    // on a line of its own
    .InternalError, 500],
]);
