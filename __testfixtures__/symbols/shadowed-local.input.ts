import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export function outer(value: unknown) {
  if (typeof value !== 'object') throw new McpError(ErrorCode.InvalidParams, 'not an object');
  {
    const McpError = class extends Error {};
    if (value === null) throw new McpError('null');
  }
  function McpErrorOf(ErrorCode: string) {
    var McpError: string = ErrorCode;
    return McpError;
  }
  const legacy = function McpError(): string {
    return McpError.name;
  };
  switch (McpErrorOf('x')) {
    case 'x': {
      enum ErrorCode {
        None,
      }
      return [ErrorCode.None, legacy()];
    }
    default:
      return [ErrorCode.InternalError, hoisted()];
  }

  function hoisted() {
    return typeof McpError;
    // A declaration further down counts for the whole function.
    var McpError: undefined;
  }
}
