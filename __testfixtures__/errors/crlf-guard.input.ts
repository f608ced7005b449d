import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';

export const isTimeout = (e: unknown) =>
  e instanceof McpError && e.code === ErrorCode.RequestTimeout;
