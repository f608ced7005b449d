import { INTERNAL_ERROR, JSONRPC_VERSION, LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/spec.types.js';
import type { JSONRPCRequest, ResourceTemplate, Role } from '@modelcontextprotocol/sdk/spec.types.js';
import { SafeUrlSchema } from '@modelcontextprotocol/sdk/shared/auth.js';

export interface Failure {
  jsonrpc: typeof JSONRPC_VERSION;
  id: JSONRPCRequest['id'];
  error: { code: number; message: string };
}

export function fail(id: JSONRPCRequest['id'], cause: unknown): Failure {
  const error = { code: INTERNAL_ERROR, message: String(cause) };
  return { jsonrpc: JSONRPC_VERSION, id, error };
}

export const isUrl = (value: unknown, templates: ResourceTemplate[], role: Role): boolean =>
  SafeUrlSchema.safeParse(value).success && templates.length > 0 && role === 'user';

export const draft = { protocolVersion: LATEST_PROTOCOL_VERSION };
