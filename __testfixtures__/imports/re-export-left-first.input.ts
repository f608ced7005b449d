export { type FetchLike, normalizeHeaders } from '@modelcontextprotocol/sdk/shared/transport.js';
export { McpError as 'the error' } from '@modelcontextprotocol/sdk/types.js';
