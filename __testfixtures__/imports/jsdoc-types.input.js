// @ts-check
import { Client } from '@modelcontextprotocol/sdk/client/index.js';

/**
 * @typedef {import('@modelcontextprotocol/sdk/types.js').Tool} Tool
 * @typedef {import("@modelcontextprotocol/sdk/types.js").McpError} McpError
 * @typedef {{ tools: Tool[], schema: typeof import('@modelcontextprotocol/sdk/types.js').ToolSchema }} Catalog
 */

/**
 * Lists the tools of a server.
 *
 * @param {import('@modelcontextprotocol/sdk/shared/transport.js').Transport} transport how to reach it
 * @param {(error: McpError) => void} [onError]
 * @returns {Promise<Tool[]>}
 */
export async function list(transport, onError = () => {}) {
  const client = new Client({ name: 'lister', version: '1.0.0' });
  try {
    await client.connect(transport);
    return (await client.listTools()).tools;
  } catch (error) {
    onError(/** @type {McpError} */ (error));
    return [];
  }
}

/** @type {Map<string, import('@modelcontextprotocol/sdk/types.js').CallToolResult>} */
export const cache = new Map();
