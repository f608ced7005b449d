// Prepared for v2: the new names, aliased.
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

export function createTransport() {
  return new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
}

export function invalid(message: string): never {
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, message);
}
