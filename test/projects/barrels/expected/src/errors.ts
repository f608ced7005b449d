import { ErrorCode, McpError, ProtocolFailure } from '@/mcp';
import { SdkErrorCode } from '@modelcontextprotocol/server';

export function notFound(what: string): McpError {
  return new McpError(ErrorCode.InvalidParams, `${what} was not found`);
}

// TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
export const isTimeout = (error: unknown) => error instanceof ProtocolFailure && error.code === SdkErrorCode.RequestTimeout;

/** A namesake in a scope of its own is nobody's import. */
export function local(McpError: string): string {
  const ErrorCode = { InvalidParams: 1 };
  return McpError + ErrorCode.InvalidParams;
}
