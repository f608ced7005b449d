export { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
export { normalizeHeaders, type FetchLike, type Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
export type { IsomorphicHeaders, RequestInfo as HttpInfo, Tool } from '@modelcontextprotocol/sdk/types.js';
export { URL_ELICITATION_REQUIRED, INVALID_PARAMS } from '@modelcontextprotocol/sdk/spec.types.js';
export { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
