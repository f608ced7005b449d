import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export const lost = () => new McpError(ErrorCode.ConnectionClosed, 'lost', { at: 1 });
export const slow = new McpError(ErrorCode.RequestTimeout, `slow ${1}`);
export const wrong = new McpError(ErrorCode.InvalidParams, 'wrong');
/** A server's own number. */
export const own = new McpError(-32000, 'own');
export const made = () => McpError.fromError(ErrorCode.RequestTimeout, 'slow', undefined);

export class TooSlow extends McpError {
  constructor() {
    super(ErrorCode.RequestTimeout, 'too slow');
  }
}

/** What a peer reads stays a number. */
export const reply = (id: string) => ({
  jsonrpc: '2.0',
  id,
  error: { code: ErrorCode.ConnectionClosed, message: 'Bad request' },
});
