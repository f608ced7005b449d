// What both sides say to each other. Import the protocol's names from here, not from the SDK.
export { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
export type { CallToolResult, TextContent } from '@modelcontextprotocol/sdk/types.js';
export * from './quota.js';
export const VERSION = '1.0.0';
