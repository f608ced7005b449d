import {
  ProtocolErrorCode,
  SdkErrorCode,
  SdkError,
} from '@modelcontextprotocol/server';

export class Unreachable extends SdkError {
  constructor() {
    super(SdkErrorCode.ConnectionClosed, 'The server behind the proxy is gone');
  }
}

export { ProtocolErrorCode as ErrorCode };
