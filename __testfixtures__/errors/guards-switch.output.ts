import { ProtocolErrorCode, ProtocolError, SdkErrorCode, SdkError } from '@modelcontextprotocol/server';

export function explain(error: unknown): string {
  if (error instanceof ProtocolError || error instanceof SdkError) {
    switch (error.code) {
      case SdkErrorCode.RequestTimeout:
        return 'too slow';
      case SdkErrorCode.ConnectionClosed:
        return 'gone';
      case ProtocolErrorCode.MethodNotFound:
        return 'unknown';
      default:
        return error.message;
    }
  }
  return String(error);
}

export function codeOf(error: unknown): unknown {
  const isMcp = error instanceof SdkError;
  if (isMcp && error.code === SdkErrorCode.RequestTimeout) return 'slow';
  return undefined;
}

export function describe(error: unknown) {
  return error instanceof ProtocolError || error instanceof SdkError ? (error.code === SdkErrorCode.ConnectionClosed ? 'closed' : error.message) : 'other';
}

export function reason(error: unknown): string {
  if (!(error instanceof ProtocolError || error instanceof SdkError)) return 'unknown';
  const { code, message } = error;
  if (code === ProtocolErrorCode.InvalidRequest) return `invalid: ${message}`;
  return code === SdkErrorCode.RequestTimeout ? 'slow' : message;
}

// TODO(mcp-v2/errors/split): a timeout or a closed connection arrives here as SdkError; callers that let only ProtocolError through hand none over any more.
export function rank(error: ProtocolError | SdkError): number {
  return error.code === SdkErrorCode.RequestTimeout ? 1 : 2;
}

export const cast = (error: unknown) => (error as SdkError).code === SdkErrorCode.RequestTimeout;
export const literal = (error: unknown) => (error as { code?: number | string }).code === SdkErrorCode.RequestTimeout;
