#!/usr/bin/env node
/**
 * Licence
 */
import {
  McpServer,
  ResourceTemplate,
  ProtocolErrorCode,
  ProtocolError,
  type Tool,
  SdkErrorCode,
} from "@modelcontextprotocol/server";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import {
  CallToolRequestSchema, // call
} from "@modelcontextprotocol/core"; // types
import type { ServerContext } from "@modelcontextprotocol/server";
import { z } from "zod";
import * as types from '@modelcontextprotocol/server';

const x = `a
   ${ProtocolError.name} b`;
export { ProtocolError as McpError };
export { Prompt, JSONRPCErrorResponse as E } from "@modelcontextprotocol/server";
// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
function f(extra: ServerContext, h: Headers) {
  if (h) {
    // TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
    throw new ProtocolError(SdkErrorCode.RequestTimeout, 'x');
  }
  function g(McpError: number) { return McpError; }
  return { McpError: ProtocolError, ErrorCode: ProtocolErrorCode.InvalidParams, t: ToolSchema, m: types.ProtocolError };
}
export const dyn = async () => {
  const { ProtocolError: Q } = await import("@modelcontextprotocol/server");
  const { ToolSchema } = await import("@modelcontextprotocol/core");
};
let q: import('@modelcontextprotocol/server').ResourceTemplateType;
