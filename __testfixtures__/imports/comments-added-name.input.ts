import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema, // call
  ErrorCode, // code
} from '@modelcontextprotocol/sdk/types.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

export const schemas = [CallToolRequestSchema, types.ToolSchema];
export const code = ErrorCode.InvalidParams;
export const failure = new types.McpError(code, 'bad');
export type Low = Server;
