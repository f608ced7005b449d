import { ProtocolErrorCode, isJSONRPCErrorResponse, ProtocolError } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';

export const sdk = { ErrorCode: ProtocolErrorCode, McpError: ProtocolError, StreamableHTTPServerTransport: NodeStreamableHTTPServerTransport };
export const nested = { sdk: { McpError: ProtocolError, 'ErrorCode': ProtocolErrorCode }, list: [{ McpError: ProtocolError }], ...{ ErrorCode: ProtocolErrorCode } };

export const { McpError: Rethrown, ErrorCode: { InvalidParams } } = sdk;

export function pick({ McpError: Thrown = ProtocolError, guard = isJSONRPCErrorResponse } = { McpError: ProtocolError, guard: isJSONRPCErrorResponse }) {
  return { Thrown, guard, isJSONRPCError: isJSONRPCErrorResponse };
}

export const shape = { McpError() {}, get ErrorCode() { return ProtocolErrorCode; }, async *isJSONRPCError() {} };

let code: number;
({ code = ProtocolErrorCode.InternalError } = { code: ProtocolErrorCode.ParseError });
[code = ProtocolErrorCode.InternalError] = [code];
export { code };
