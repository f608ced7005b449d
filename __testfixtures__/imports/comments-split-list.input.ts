import type { Server } from '@modelcontextprotocol/sdk/server/index.js'; /* low level */
import {
  // errors
  McpError,
  ErrorCode, // its codes
  // schemas
  ToolSchema,
  type Tool, // what ToolSchema parses
} from '@modelcontextprotocol/sdk/types.js'; // v1

export const parse = (tool: unknown): Tool => {
  const parsed = ToolSchema.safeParse(tool);
  if (parsed.success) return parsed.data;
  throw new McpError(ErrorCode.InvalidParams, parsed.error.message);
};

export type Make = () => Server;
