import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

function Catch(..._types: unknown[]) {
  return (_target: unknown) => {};
}

@Catch(McpError)
export class McpFilter {
  catch(error: unknown) {
    return error instanceof McpError && error.code === ErrorCode.RequestTimeout;
  }
}
