export { McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
export { StdioServerTransport as Stdio } from '@modelcontextprotocol/server/stdio';
export { ProtocolError as McpError, ProtocolErrorCode as Code, type Tool } from '@modelcontextprotocol/server';
export { CallToolRequestSchema } from '@modelcontextprotocol/core';
export type { CallToolResult, JSONRPCErrorResponse as JSONRPCError } from '@modelcontextprotocol/server';
export type { ServerContext as RequestHandlerExtra } from '@modelcontextprotocol/server';
export { ListToolsRequestSchema, ListToolsResultSchema, ReadResourceRequestSchema } from '@modelcontextprotocol/core';
export { type ReadResourceResult } from '@modelcontextprotocol/server';
export { McpServer as default } from '@modelcontextprotocol/server';
