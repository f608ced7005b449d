import type { Server } from '@modelcontextprotocol/server'; /* low level */
import {
  // errors
  ProtocolError as McpError,
  ProtocolErrorCode as ErrorCode, // its codes
  // schemas
  type Tool, // what ToolSchema parses
} from '@modelcontextprotocol/server'; // v1
import { ToolSchema } from '@modelcontextprotocol/core';

export const parse = (tool: unknown): Tool => {
  const parsed = ToolSchema.safeParse(tool);
  if (parsed.success) return parsed.data;
  throw new McpError(ErrorCode.InvalidParams, parsed.error.message);
};

export type Make = () => Server;
