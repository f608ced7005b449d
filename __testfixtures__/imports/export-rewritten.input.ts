import { INVALID_PARAMS, URL_ELICITATION_REQUIRED } from '@modelcontextprotocol/sdk/spec.types.js';
import type { IsomorphicHeaders, RequestInfo } from '@modelcontextprotocol/sdk/types.js';

/** Codes a caller may see. */
export const codes: ReadonlySet<number> = new Set([INVALID_PARAMS, URL_ELICITATION_REQUIRED]);

export interface Seen {
  headers: IsomorphicHeaders;
}

export { URL_ELICITATION_REQUIRED };
export type { RequestInfo };
