import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';

export const failure = (why: string) => new ProtocolError(ProtocolErrorCode.InternalError, why);

export function isFailure(error: unknown): error is ProtocolError {
  return error instanceof ProtocolError && error.code === ProtocolErrorCode.InternalError;
}
