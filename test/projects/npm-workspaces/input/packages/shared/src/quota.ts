import { McpError } from '@modelcontextprotocol/sdk/types.js';

const QUOTA = -32050;

/** The same error on both sides of the wire. */
export class QuotaError extends McpError {
  constructor(limit: number) {
    super(QUOTA, `More than ${limit} calls a minute`, { limit });
  }

  static is(error: unknown): error is McpError {
    return error instanceof McpError && error.code === QUOTA;
  }
}
