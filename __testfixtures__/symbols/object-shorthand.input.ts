import { ErrorCode, isJSONRPCError, McpError } from '@modelcontextprotocol/sdk/types.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

export const sdk = { ErrorCode, McpError, StreamableHTTPServerTransport };
export const nested = { sdk: { McpError, 'ErrorCode': ErrorCode }, list: [{ McpError }], ...{ ErrorCode } };

export const { McpError: Rethrown, ErrorCode: { InvalidParams } } = sdk;

export function pick({ McpError: Thrown = McpError, guard = isJSONRPCError } = { McpError, guard: isJSONRPCError }) {
  return { Thrown, guard, isJSONRPCError };
}

export const shape = { McpError() {}, get ErrorCode() { return ErrorCode; }, async *isJSONRPCError() {} };

let code: number;
({ code = ErrorCode.InternalError } = { code: ErrorCode.ParseError });
[code = ErrorCode.InternalError] = [code];
export { code };
