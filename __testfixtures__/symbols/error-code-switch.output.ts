import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

type Fatal = ProtocolErrorCode.ParseError | ProtocolErrorCode.InternalError;

export function explain(error: ProtocolError): string {
  switch (error.code) {
    case ProtocolErrorCode.MethodNotFound:
      return 'the server does not know this';
    case ProtocolErrorCode.InvalidParams:
    case ProtocolErrorCode.InvalidRequest: {
      const reason = (error.data as { reason?: string } | undefined)?.reason;
      return reason ?? 'the server did not like this';
    }
    case ProtocolErrorCode.UrlElicitationRequired:
      return 'open the link first';
    default:
      return ProtocolErrorCode[error.code] ?? `code ${error.code}`;
  }
}

export const isFatal = (code: number): code is Fatal => code === ProtocolErrorCode.ParseError || code === ProtocolErrorCode.InternalError;
export const name = (code: keyof typeof ProtocolErrorCode): ProtocolErrorCode => ProtocolErrorCode[code];
