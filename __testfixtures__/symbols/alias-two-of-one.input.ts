import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { McpError as BaseError } from '@modelcontextprotocol/sdk/types.js';
import type { McpError as ErrorShape } from '@modelcontextprotocol/sdk/types.js';

export class QuotaError extends BaseError {
  constructor(readonly limit: number) {
    super(ErrorCode.InternalError, `more than ${limit} requests`);
  }
}

export function toShape(error: unknown): Pick<ErrorShape, 'code' | 'message'> {
  if (error instanceof McpError) return { code: error.code, message: error.message };
  return { code: ErrorCode.InternalError, message: String(error) };
}
