import { McpError, ErrorCode as TheirCode } from 'fastmcp-like-errors';
import {
  ErrorCode,
  McpError as SdkMcpError,
  isJSONRPCResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/sdk/types.js';

export function adopt(error: McpError): SdkMcpError {
  const code = error.code === TheirCode.NotFound ? ErrorCode.MethodNotFound : ErrorCode.InternalError;
  return new SdkMcpError(code, error.message);
}

export const isAnswer = (message: JSONRPCMessage): boolean => isJSONRPCResponse(message) && !(message instanceof McpError);
