// What both sides say to each other. Import the protocol's names from here, not from the SDK.
export {
  ProtocolErrorCode as ErrorCode,
  ProtocolError as McpError,
} from '@modelcontextprotocol/server';
export type { CallToolResult, TextContent } from '@modelcontextprotocol/server';
export * from './quota.js';
export const VERSION = '1.0.0';
