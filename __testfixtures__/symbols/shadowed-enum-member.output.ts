import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

enum Mine {
  ErrorCode = 1,
  Copy = ErrorCode,
}

export const all = [Mine.Copy, Mine.ErrorCode, ProtocolErrorCode.ParseError, ProtocolError];
