import * as types from '@modelcontextprotocol/sdk/types.js';
import * as http from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';

export class Failure extends types.McpError {
  constructor(
    readonly reference: types.ResourceReference,
    code: types.ErrorCode = types.ErrorCode.InvalidParams,
  ) {
    super(code, reference.uri);
  }
}

export const transports = new Map<string, http.StreamableHTTPServerTransport>();

export function open(id: string, options: http.StreamableHTTPServerTransportOptions = {}): http.StreamableHTTPServerTransport {
  const transport = new http.StreamableHTTPServerTransport({ sessionIdGenerator: () => id, ...options });
  transports.set(id, transport);
  return transport;
}

export function parse(value: unknown): types.JSONRPCError {
  const parsed = types.JSONRPCErrorSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new McpError(types.ErrorCode.ParseError, 'no error');
}
