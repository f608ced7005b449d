import {
  ProtocolError,
  ProtocolErrorCode,
  ProtocolError as BaseError,
} from '@modelcontextprotocol/server';
import type { ProtocolError as ErrorShape } from '@modelcontextprotocol/server';

export class QuotaError extends BaseError {
  constructor(readonly limit: number) {
    super(ProtocolErrorCode.InternalError, `more than ${limit} requests`);
  }
}

export function toShape(error: unknown): Pick<ErrorShape, 'code' | 'message'> {
  if (error instanceof ProtocolError) return { code: error.code, message: error.message };
  return { code: ProtocolErrorCode.InternalError, message: String(error) };
}
