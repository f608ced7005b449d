import {
  Client,
  ProtocolErrorCode,
  ProtocolError as McpError,
  isJSONRPCErrorResponse,
} from '@modelcontextprotocol/client';

export const client = new Client({ name: 'gateway', version: '1.0.0' });

// mcp-v2-ignore: the name is part of our public API
export const errors = { McpError };

export function describe(message: unknown): string {
  if (isJSONRPCErrorResponse(message as Parameters<typeof isJSONRPCErrorResponse>[0])) return 'failed';
  return message instanceof McpError ? (ProtocolErrorCode[message.code] ?? 'unknown') : 'fine';
}
