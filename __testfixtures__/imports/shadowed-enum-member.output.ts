import {
  ProtocolErrorCode as ErrorCode,
  ProtocolError as McpError,
} from '@modelcontextprotocol/server';

enum Mine {
  ErrorCode = 1,
  Copy = ErrorCode,
}

export const all = [Mine.Copy, Mine.ErrorCode, ErrorCode.ParseError, McpError];
