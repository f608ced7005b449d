import type { Server } from '@modelcontextprotocol/sdk/server/index.js';

/** The requests of a server. */
export type ExtractRequest<S> = S extends Server<infer R, any, any> ? R : never;

export type ExtractNotification<S> = S extends Server<any, infer N, any>
  ? N
  : never;

export type ExtractResult<S> = S extends Server<any, any, infer R> ? { result: R }[] : never;

export type Methods<S> = S extends Server<{ method: infer M extends string }, any, any> ? M : never;
