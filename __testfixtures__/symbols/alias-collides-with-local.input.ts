import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

/** What our own protocol throws. */
export class ProtocolError extends Error {
  override name = 'ProtocolError';
}

export function translate(error: ProtocolError): McpError {
  return new McpError(ErrorCode.InternalError, error.message);
}

export const isOurs = (error: unknown): error is ProtocolError => error instanceof ProtocolError;
