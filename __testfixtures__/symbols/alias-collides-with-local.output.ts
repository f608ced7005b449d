import { ProtocolErrorCode, ProtocolError as McpError } from '@modelcontextprotocol/server';

/** What our own protocol throws. */
export class ProtocolError extends Error {
  override name = 'ProtocolError';
}

export function translate(error: ProtocolError): McpError {
  return new McpError(ProtocolErrorCode.InternalError, error.message);
}

export const isOurs = (error: unknown): error is ProtocolError => error instanceof ProtocolError;
