import {
  ProtocolError,
  ProtocolErrorCode,
  SdkErrorCode,
} from '@modelcontextprotocol/server';

export class Unreachable extends ProtocolError {
  constructor() {
    // TODO(mcp-v2/errors/split): ConnectionClosed is thrown as SdkError with SdkErrorCode.ConnectionClosed (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
    super(SdkErrorCode.ConnectionClosed, 'The server behind the proxy is gone');
  }
}

export { ProtocolErrorCode as ErrorCode };
