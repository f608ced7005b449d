import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types';

export class Unreachable extends McpError {
  constructor() {
    super(ErrorCode.ConnectionClosed, 'The server behind the proxy is gone');
  }
}

export { ErrorCode };
