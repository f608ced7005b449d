import { Server } from '@modelcontextprotocol/sdk/server/index.js';

/**
 * @typedef {import('@modelcontextprotocol/sdk/experimental/tasks/interfaces.js').TaskStore} TaskStore
 */

/**
 * @param {Server} server
 * @param {import('@modelcontextprotocol/sdk/types.js').IsomorphicHeaders} headers
 * @param {TaskStore} store
 */
export function register(server, headers, store) {
  return [server, headers, store];
}

/** @param {import('@modelcontextprotocol/sdk/shared/protocol.js').RequestHandlerExtra<any, any>} extra */
export const identify = (extra) => extra.sessionId;
