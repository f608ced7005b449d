import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export function check(e: unknown, ErrorCode: { RequestTimeout: number }) {
  return e instanceof McpError && e.code === ErrorCode.RequestTimeout;
}

export function outer(e: unknown) {
  class McpError extends Error {}
  return e instanceof McpError && (e as { code?: unknown }).code === ErrorCode.InvalidParams;
}
