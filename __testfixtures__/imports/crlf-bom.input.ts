import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { IsomorphicHeaders, ToolSchema } from "@modelcontextprotocol/sdk/types.js";

/**
 * Sends what it is given.
 */
export function forward(client: Client, headers: IsomorphicHeaders)
{
	return { client, headers, schema: ToolSchema };
}

export { WebSocketClientTransport } from "@modelcontextprotocol/sdk/client/websocket.js";
