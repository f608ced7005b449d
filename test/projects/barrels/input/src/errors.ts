import { ErrorCode, McpError, ProtocolFailure } from '@/mcp';

export function notFound(what: string): McpError {
  return new McpError(ErrorCode.InvalidParams, `${what} was not found`);
}

export const isTimeout = (error: unknown) => error instanceof ProtocolFailure && error.code === ErrorCode.RequestTimeout;

/** A namesake in a scope of its own is nobody's import. */
export function local(McpError: string): string {
  const ErrorCode = { InvalidParams: 1 };
  return McpError + ErrorCode.InvalidParams;
}
