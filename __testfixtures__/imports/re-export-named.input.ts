export { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
export { StdioServerTransport as Stdio } from '@modelcontextprotocol/sdk/server/stdio.js';
export { McpError, ErrorCode as Code, CallToolRequestSchema, type Tool } from '@modelcontextprotocol/sdk/types.js';
export type { CallToolResult, JSONRPCError } from '@modelcontextprotocol/sdk/types.js';
export type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
export {
  ListToolsRequestSchema,
  ListToolsResultSchema,
  ReadResourceRequestSchema,
  type ReadResourceResult,
} from '@modelcontextprotocol/sdk/types.js';
export { McpServer as default } from '@modelcontextprotocol/sdk/server/mcp.js';
