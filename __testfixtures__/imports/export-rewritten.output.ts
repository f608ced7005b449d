import { INVALID_PARAMS } from '@modelcontextprotocol/server';
// TODO(mcp-v2/rewritten-export): URL_ELICITATION_REQUIRED: not exported by v2, but exported again from this file; the import was left on v1.
import { URL_ELICITATION_REQUIRED } from '@modelcontextprotocol/sdk/spec.types.js';
// TODO(mcp-v2/rewritten-export): RequestInfo: not exported by v2, but exported again from this file; the import was left on v1.
import type { RequestInfo } from '@modelcontextprotocol/sdk/types.js';

/** Codes a caller may see. */
export const codes: ReadonlySet<number> = new Set([INVALID_PARAMS, URL_ELICITATION_REQUIRED]);

// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export interface Seen {
  headers: Headers;
}

export { URL_ELICITATION_REQUIRED };
export type { RequestInfo };
