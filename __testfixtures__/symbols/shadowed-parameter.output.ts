import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

type Make<McpError> = (ErrorCode: number) => McpError;

export const wrap = (McpError: typeof Error, message: string) => new McpError(message);

export function code({ ErrorCode = 500 }: { ErrorCode?: number }): number {
  return ErrorCode;
}

export function retry<ErrorCode extends string>(codes: ErrorCode[], make: Make<Error>): Error[] {
  return codes.map((ErrorCode, McpError) => make(ErrorCode.length + McpError));
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (McpError) {
    console.error(McpError);
  }
  for (const ErrorCode of ['a', 'b']) if (text === ErrorCode) return ErrorCode;
  throw new ProtocolError(ProtocolErrorCode.ParseError, text);
}
