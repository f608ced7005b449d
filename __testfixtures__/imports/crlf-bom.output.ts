import { Client } from "@modelcontextprotocol/client";
import { ToolSchema } from "@modelcontextprotocol/core";

/**
 * Sends what it is given.
 */
// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export function forward(client: Client, headers: Headers)
{
	return { client, headers, schema: ToolSchema };
}

// TODO(mcp-v2/removed/websocket): WebSocketClientTransport: removed, for WebSocket is not a transport of the specification; left on v1. Use StreamableHTTPClientTransport for a remote server or StdioClientTransport for a local one.
export { WebSocketClientTransport } from "@modelcontextprotocol/sdk/client/websocket.js";
