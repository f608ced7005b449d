import type { Server, Request, Notification, Result } from '@modelcontextprotocol/server';

/** The requests of a server. */
export type ExtractRequest<S> = S extends Server ? Request : never;

export type ExtractNotification<S> = S extends Server
  ? Notification
  : never;

export type ExtractResult<S> = S extends Server ? { result: Result }[] : never;

// TODO(mcp-v2/context-role): v2 has no type parameters here: there is nothing to infer from them.
export type Methods<S> = S extends Server<{ method: infer M extends string }, any, any> ? M : never;
