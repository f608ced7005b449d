// Prepared for v2: the new names, aliased.
import { StreamableHTTPServerTransport as NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ErrorCode as ProtocolErrorCode, McpError as ProtocolError } from '@modelcontextprotocol/sdk/types.js';

export function createTransport() {
  return new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
}

export function invalid(message: string): never {
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, message);
}
