// @ts-check
import { ErrorCode, isJSONRPCError, McpError } from '@modelcontextprotocol/sdk/types.js';

/**
 * Makes an McpError of whatever was thrown; {@link McpError} itself stays, see {@link ErrorCode.InternalError}.
 *
 * @template {Error} E
 * @param {E | McpError | string} thrown an McpError, or not
 * @param {ErrorCode} [code]
 * @returns {McpError}
 * @example
 * toMcpError(new McpError(ErrorCode.ParseError, 'no JSON'));
 */
export function toMcpError(thrown, code = ErrorCode.InternalError) {
  if (thrown instanceof McpError) return thrown;
  return new McpError(code, typeof thrown === 'string' ? thrown : thrown.message);
}

/** @type {Map<string, InstanceType<typeof McpError>>} */
export const seen = new Map();

/* @type {McpError} is no JSDoc, and "ErrorCode" no type. */
export const guards = { isJSONRPCError };
