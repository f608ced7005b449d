/** @import { Transport } from '@modelcontextprotocol/server' */
/**
 * @import { Tool, ProtocolError as McpError, JSONRPCErrorResponse as Failure } from "@modelcontextprotocol/server"
 */

/**
 * @param {Transport} transport
 * @param {Tool} tool
 * @returns {McpError | Failure | undefined}
 */
export function check(transport, tool) {
  return transport.sessionId === tool.name ? undefined : undefined;
}
