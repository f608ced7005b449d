#!/usr/bin/env node
/**
 * Licence
 */
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import {
  CallToolRequestSchema, // call
  ErrorCode,
  McpError,
  type Tool,
} from "@modelcontextprotocol/sdk/types.js"; // types
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import type { ServerRequest, ServerNotification, IsomorphicHeaders } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import * as types from '@modelcontextprotocol/sdk/types.js';

const x = `a
   ${McpError.name} b`;
export { McpError };
export { Prompt, JSONRPCError as E } from "@modelcontextprotocol/sdk/types.js";
function f(extra: RequestHandlerExtra<ServerRequest, ServerNotification>, h: IsomorphicHeaders) {
  if (h) {
    throw new McpError(ErrorCode.RequestTimeout, 'x');
  }
  function g(McpError: number) { return McpError; }
  return { McpError, ErrorCode: ErrorCode.InvalidParams, t: types.ToolSchema, m: types.McpError };
}
export const dyn = async () => {
  const { McpError: Q, ToolSchema } = await import("@modelcontextprotocol/sdk/types.js");
};
let q: import('@modelcontextprotocol/sdk/types.js').ResourceTemplate;
