import { Server } from '@modelcontextprotocol/server';

// TODO(mcp-v2/removed/tasks): TaskStore: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
/**
 * @typedef {import('@modelcontextprotocol/sdk/experimental/tasks/interfaces.js').TaskStore} TaskStore
 */

// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
/**
 * @param {Server} server
 * @param {Headers} headers
 * @param {TaskStore} store
 */
export function register(server, headers, store) {
  return [server, headers, store];
}

/** @param {import('@modelcontextprotocol/server').ServerContext} extra */
export const identify = (extra) => extra.sessionId;
