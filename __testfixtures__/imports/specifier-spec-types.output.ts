// TODO(mcp-v2/value-changed): LATEST_PROTOCOL_VERSION: the draft's 'DRAFT-2026-v1' in v1's spec.types; v2 exports the version its 2025-era peers negotiate, as v1's types.js did.
import { INTERNAL_ERROR, JSONRPC_VERSION, LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/server';
import type { JSONRPCRequest, ResourceTemplateType as ResourceTemplate, Role } from '@modelcontextprotocol/server';
// TODO(mcp-v2/core-internal): SafeUrlSchema: imported from @modelcontextprotocol/core/internal, which is not a public entry and may change in any release.
import { SafeUrlSchema } from '@modelcontextprotocol/core/internal';

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
