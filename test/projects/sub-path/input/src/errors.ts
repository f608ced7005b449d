import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export const refused = (why: string) => new McpError(ErrorCode.InvalidRequest, why);
