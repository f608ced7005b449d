import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ErrorCode, McpError, isJSONRPCError } from '@modelcontextprotocol/sdk/types.js';

export const client = new Client({ name: 'gateway', version: '1.0.0' });

// mcp-v2-ignore: the name is part of our public API
export const errors = { McpError };

export function describe(message: unknown): string {
  if (isJSONRPCError(message as Parameters<typeof isJSONRPCError>[0])) return 'failed';
  return message instanceof McpError ? (ErrorCode[message.code] ?? 'unknown') : 'fine';
}
