import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

enum Mine {
  ErrorCode = 1,
  Copy = ErrorCode,
}

export const all = [Mine.Copy, Mine.ErrorCode, ErrorCode.ParseError, McpError];
