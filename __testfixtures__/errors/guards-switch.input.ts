import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export function explain(error: unknown): string {
  if (error instanceof McpError) {
    switch (error.code) {
      case ErrorCode.RequestTimeout:
        return 'too slow';
      case ErrorCode.ConnectionClosed:
        return 'gone';
      case ErrorCode.MethodNotFound:
        return 'unknown';
      default:
        return error.message;
    }
  }
  return String(error);
}

export function codeOf(error: unknown): unknown {
  const isMcp = error instanceof McpError;
  if (isMcp && error.code === ErrorCode.RequestTimeout) return 'slow';
  return undefined;
}

export function describe(error: unknown) {
  return error instanceof McpError ? (error.code === ErrorCode.ConnectionClosed ? 'closed' : error.message) : 'other';
}

export function reason(error: unknown): string {
  if (!(error instanceof McpError)) return 'unknown';
  const { code, message } = error;
  if (code === ErrorCode.InvalidRequest) return `invalid: ${message}`;
  return code === ErrorCode.RequestTimeout ? 'slow' : message;
}

export function rank(error: McpError): number {
  return error.code === ErrorCode.RequestTimeout ? 1 : 2;
}

export const cast = (error: unknown) => (error as McpError).code === ErrorCode.RequestTimeout;
export const literal = (error: unknown) => (error as { code?: number }).code === ErrorCode.RequestTimeout;
