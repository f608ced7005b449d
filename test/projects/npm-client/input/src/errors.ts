import * as types from '@modelcontextprotocol/sdk/types.js';

export class PeekError extends Error {
  /** McpError is what a server says; everything else is the way there. */
  static from(error: unknown): PeekError {
    if (error instanceof types.McpError) {
      return new PeekError(error.code === types.ErrorCode.MethodNotFound ? 'The server has no tools' : error.message);
    }
    return new PeekError('The server cannot be reached', { cause: error });
  }
}
