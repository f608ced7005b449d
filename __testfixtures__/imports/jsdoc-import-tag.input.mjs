/** @import { Transport } from '@modelcontextprotocol/sdk/shared/transport.js' */
/**
 * @import { Tool, McpError, JSONRPCError as Failure } from "@modelcontextprotocol/sdk/types.js"
 */

/**
 * @param {Transport} transport
 * @param {Tool} tool
 * @returns {McpError | Failure | undefined}
 */
export function check(transport, tool) {
  return transport.sessionId === tool.name ? undefined : undefined;
}
