// @ts-check
import { Client } from '@modelcontextprotocol/client';

/**
 * @typedef {import('@modelcontextprotocol/client').Tool} Tool
 * @typedef {import("@modelcontextprotocol/client").ProtocolError} McpError
 * @typedef {{ tools: Tool[], schema: typeof import('@modelcontextprotocol/core').ToolSchema }} Catalog
 */

/**
 * Lists the tools of a server.
 *
 * @param {import('@modelcontextprotocol/client').Transport} transport how to reach it
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

/** @type {Map<string, import('@modelcontextprotocol/client').CallToolResult>} */
export const cache = new Map();
