import {
  Server,
  ProtocolErrorCode as ErrorCode,
} from '@modelcontextprotocol/server';
import {
  CallToolRequestSchema, // call
  ToolSchema,
  // code
} from '@modelcontextprotocol/core';
import * as types from '@modelcontextprotocol/server';

export const schemas = [CallToolRequestSchema, ToolSchema];
export const code = ErrorCode.InvalidParams;
export const failure = new types.ProtocolError(code, 'bad');
export type Low = Server;
