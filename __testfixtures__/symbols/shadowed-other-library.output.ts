import { McpError, ErrorCode as TheirCode } from 'fastmcp-like-errors';
import {
  ProtocolErrorCode,
  ProtocolError as SdkMcpError,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/server';

export function adopt(error: McpError): SdkMcpError {
  const code = error.code === TheirCode.NotFound ? ProtocolErrorCode.MethodNotFound : ProtocolErrorCode.InternalError;
  return new SdkMcpError(code, error.message);
}

export const isAnswer = (message: JSONRPCMessage): boolean => isJSONRPCResultResponse(message) && !(message instanceof McpError);
