// TODO(mcp-v2/removed/websocket): WebSocketClientTransport: removed, for WebSocket is not a transport of the specification; left on v1. Use StreamableHTTPClientTransport for a remote server or StdioClientTransport for a local one.
export { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
// TODO(mcp-v2/removed/helper): normalizeHeaders: an internal helper of the v1 transports that v2 does not export; left on v1. Copy the few lines you need, or pass your own fetch to the transport.
export { normalizeHeaders } from '@modelcontextprotocol/sdk/shared/transport.js';
export { type FetchLike, type Transport } from '@modelcontextprotocol/server';
// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array. Also: RequestInfo: request information is a web Request now: read headers with .headers.get(name), and .url is a string.
export type { Tool } from '@modelcontextprotocol/server';
export type IsomorphicHeaders = Headers;
export type HttpInfo = Request;
// TODO(mcp-v2/rewritten-export): v2 exports no URL_ELICITATION_REQUIRED; the re-export was left on v1.
export { URL_ELICITATION_REQUIRED } from '@modelcontextprotocol/sdk/spec.types.js';
export { INVALID_PARAMS } from '@modelcontextprotocol/server';
// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
export { SSEServerTransport } from '@modelcontextprotocol/server-legacy/sse';
