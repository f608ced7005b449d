// TODO(mcp-v2/removed/helper): normalizeHeaders: an internal helper of the v1 transports that v2 does not export; left on v1. Copy the few lines you need, or pass your own fetch to the transport.
export { normalizeHeaders } from '@modelcontextprotocol/sdk/shared/transport.js';
export { type FetchLike } from '@modelcontextprotocol/server';
export { ProtocolError as 'the error' } from '@modelcontextprotocol/server';
