import { ErrorCode, McpError } from '@/mcp';
import { SdkErrorCode, SdkError } from '@modelcontextprotocol/server';

export function notFound(what: string): McpError {
  return new McpError(ErrorCode.InvalidParams, `${what} was not found`);
}

export const isTimeout = (error: unknown) => error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout;

/** A namesake in a scope of its own is nobody's import. */
export function local(McpError: string): string {
  const ErrorCode = { InvalidParams: 1 };
  return McpError + ErrorCode.InvalidParams;
}
