import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

type Fatal = ErrorCode.ParseError | ErrorCode.InternalError;

export function explain(error: McpError): string {
  switch (error.code) {
    case ErrorCode.MethodNotFound:
      return 'the server does not know this';
    case ErrorCode.InvalidParams:
    case ErrorCode.InvalidRequest: {
      const reason = (error.data as { reason?: string } | undefined)?.reason;
      return reason ?? 'the server did not like this';
    }
    case ErrorCode.UrlElicitationRequired:
      return 'open the link first';
    default:
      return ErrorCode[error.code] ?? `code ${error.code}`;
  }
}

export const isFatal = (code: number): code is Fatal => code === ErrorCode.ParseError || code === ErrorCode.InternalError;
export const name = (code: keyof typeof ErrorCode): ErrorCode => ErrorCode[code];
