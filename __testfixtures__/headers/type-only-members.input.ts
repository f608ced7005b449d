import type { IsomorphicHeaders, RequestInfo } from '@modelcontextprotocol/sdk/types.js';

export type Read = (headers: IsomorphicHeaders) => string;
export interface Incoming extends RequestInfo {
  tenant: string;
}
