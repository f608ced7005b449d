export { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
export { ErrorCode, McpError, McpError as ProtocolFailure } from '@modelcontextprotocol/sdk/types.js';
export type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
export type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
export * from './stdio';
