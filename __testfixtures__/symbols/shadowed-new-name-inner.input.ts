import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

/** Two vocabularies meet in one function: the inner ProtocolError must not catch the SDK's. */
export function translate(errors: { ProtocolError: Error }[]): McpError[] {
  return errors.map(({ ProtocolError }) => new McpError(ErrorCode.InternalError, ProtocolError.message));
}

export function first<ProtocolErrorCode extends number>(codes: ProtocolErrorCode[]): ProtocolErrorCode | undefined {
  return codes.find((code) => code === ErrorCode.ParseError);
}

export function unrelated(ProtocolError: string): string {
  return ProtocolError.trim();
}
