import { ProtocolError } from '@modelcontextprotocol/server';

const QUOTA = -32050;

/** The same error on both sides of the wire. */
export class QuotaError extends ProtocolError {
  constructor(limit: number) {
    super(QUOTA, `More than ${limit} calls a minute`, { limit });
  }

  static is(error: unknown): error is ProtocolError {
    return error instanceof ProtocolError && error.code === QUOTA;
  }
}
