// Everything a plugin needs, under one roof.
export * from '@modelcontextprotocol/client/stdio';
export * as sse from '@modelcontextprotocol/client';
// TODO(mcp-v2/export-star): v1's server/completable became @modelcontextprotocol/server, which export more than it did; list the names you mean to export. Not exported any more: COMPLETABLE_SYMBOL, McpZodTypeKind, getCompleter, unwrapCompletable, CompletableDef, CompletableMeta.
export type * from '@modelcontextprotocol/server';
// TODO(mcp-v2/namespace): types stood for the whole of v1's types; it is @modelcontextprotocol/server now, without what moved elsewhere.
export * as types from '@modelcontextprotocol/server';
export type * as uri from '@modelcontextprotocol/server';
