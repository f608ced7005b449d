// Everything a plugin needs, under one roof.
export * from '@modelcontextprotocol/client/stdio';
export * as sse from '@modelcontextprotocol/client';
// TODO(mcp-v2/removed/completable-internals): COMPLETABLE_SYMBOL: how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported. Also: McpZodTypeKind: how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported. Also: getCompleter: how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported. Also: unwrapCompletable: how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported. Also: CompletableDef: how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported. Also: CompletableMeta: how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported.
export type {
  COMPLETABLE_SYMBOL,
  McpZodTypeKind,
  getCompleter,
  unwrapCompletable,
  CompletableDef,
  CompletableMeta,
} from '@modelcontextprotocol/sdk/server/completable.js';
export type {
  completable,
  isCompletable,
  CompletableSchema,
  CompleteCallback,
} from '@modelcontextprotocol/server';
// TODO(mcp-v2/namespace): types stood for the whole of v1's types; it is @modelcontextprotocol/server now, without what moved elsewhere.
export * as types from '@modelcontextprotocol/server';
export type * as uri from '@modelcontextprotocol/server';
