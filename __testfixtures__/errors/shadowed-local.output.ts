import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

export function check(e: unknown, ErrorCode: { RequestTimeout: number }) {
  return e instanceof ProtocolError && e.code === ErrorCode.RequestTimeout;
}

export function outer(e: unknown) {
  class McpError extends Error {}
  return e instanceof McpError && (e as { code?: unknown }).code === ProtocolErrorCode.InvalidParams;
}
