// @ts-check
import {
  ProtocolErrorCode,
  isJSONRPCErrorResponse,
  ProtocolError,
} from '@modelcontextprotocol/server';

/**
 * Makes an McpError of whatever was thrown; {@link ProtocolError} itself stays, see {@link ProtocolErrorCode.InternalError}.
 *
 * @template {Error} E
 * @param {E | ProtocolError | string} thrown an McpError, or not
 * @param {ProtocolErrorCode} [code]
 * @returns {ProtocolError}
 * @example
 * toMcpError(new McpError(ErrorCode.ParseError, 'no JSON'));
 */
export function toMcpError(thrown, code = ProtocolErrorCode.InternalError) {
  if (thrown instanceof ProtocolError) return thrown;
  return new ProtocolError(code, typeof thrown === 'string' ? thrown : thrown.message);
}

/** @type {Map<string, InstanceType<typeof ProtocolError>>} */
export const seen = new Map();

/* @type {McpError} is no JSDoc, and "ErrorCode" no type. */
export const guards = { isJSONRPCError: isJSONRPCErrorResponse };
