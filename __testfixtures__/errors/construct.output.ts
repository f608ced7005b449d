import {
  ProtocolErrorCode,
  ProtocolError,
  SdkErrorCode,
  SdkError,
} from '@modelcontextprotocol/server';

export const lost = () => new SdkError(SdkErrorCode.ConnectionClosed, 'lost', { at: 1 });
export const slow = new SdkError(SdkErrorCode.RequestTimeout, `slow ${1}`);
export const wrong = new ProtocolError(ProtocolErrorCode.InvalidParams, 'wrong');
/** A server's own number. */
export const own = new ProtocolError(-32000, 'own');
export const made = () => new SdkError(SdkErrorCode.RequestTimeout, 'slow', undefined);

export class TooSlow extends SdkError {
  constructor() {
    super(SdkErrorCode.RequestTimeout, 'too slow');
  }
}

/** What a peer reads stays a number. */
export const reply = (id: string) => ({
  jsonrpc: '2.0',
  id,
  error: { code: -32000, message: 'Bad request' },
});
