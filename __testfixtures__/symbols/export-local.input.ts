import { CallToolResultSchema, ErrorCode, McpError, type ResourceReference, type Tool } from '@modelcontextprotocol/sdk/types.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

export { CallToolResultSchema, ErrorCode, McpError as SdkError, type Tool };
export type { ResourceReference };
export default StreamableHTTPServerTransport;

export namespace errors {
  export import Codes = ErrorCode;
  export const make = (message: string): McpError => new McpError(Codes.InternalError, message);
}
