import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';

export const failure = (why: string) => new McpError(ErrorCode.InternalError, why);

export function isFailure(error: unknown): error is McpError {
  return error instanceof McpError && error.code === ErrorCode.InternalError;
}
