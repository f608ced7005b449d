import * as types from '@modelcontextprotocol/server';
import * as http from '@modelcontextprotocol/node';
import { ProtocolError } from '@modelcontextprotocol/server';
import { JSONRPCErrorResponseSchema } from '@modelcontextprotocol/core';

export class Failure extends types.ProtocolError {
  constructor(
    readonly reference: types.ResourceTemplateReference,
    code: types.ProtocolErrorCode = types.ProtocolErrorCode.InvalidParams,
  ) {
    super(code, reference.uri);
  }
}

export const transports = new Map<string, http.NodeStreamableHTTPServerTransport>();

export function open(id: string, options: http.StreamableHTTPServerTransportOptions = {}): http.NodeStreamableHTTPServerTransport {
  const transport = new http.NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => id, ...options });
  transports.set(id, transport);
  return transport;
}

export function parse(value: unknown): types.JSONRPCErrorResponse {
  const parsed = JSONRPCErrorResponseSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProtocolError(types.ProtocolErrorCode.ParseError, 'no error');
}
