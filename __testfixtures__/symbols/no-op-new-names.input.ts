import { McpServer, ProtocolError, ProtocolErrorCode, SdkError, SdkErrorCode } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as Transport } from '@modelcontextprotocol/node';

/** A name of our own that v1 had too. */
class McpError extends ProtocolError {
  constructor(readonly ErrorCode: ProtocolErrorCode) {
    super(ErrorCode, 'ours');
  }
}

export function check(error: unknown): McpError | undefined {
  if (error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout) return undefined;
  return error instanceof McpError && error.ErrorCode === ProtocolErrorCode.ParseError ? error : undefined;
}

export const create = (): [McpServer, Transport] => [
  new McpServer({ name: 'new', version: '2.0.0' }),
  new Transport({ sessionIdGenerator: undefined }),
];
