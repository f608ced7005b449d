import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

/**
 * Throws an McpError with ErrorCode.InvalidParams.
 * @throws {McpError} always
 */
export function invalid(/* why */ message: string): never {
  throw new McpError(
    ErrorCode.InvalidParams, // not ErrorCode.InvalidRequest
    /* McpError puts its own prefix before this */ message,
  );
}

// McpError → HTTP status
export const status = new Map<ErrorCode /* wire */, number>([
  [ErrorCode/* hidden */.ParseError, 400],
  [ErrorCode
    // on a line of its own
    .InternalError, 500],
]);
