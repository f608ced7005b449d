import type { McpError } from '@modelcontextprotocol/sdk/types.js';
import type { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export const isTimeout = (error: McpError) => error.code === -32001;
export const statusOf = (error: StreamableHTTPError): number | undefined => error.code;
export const messageOf = (error: McpError) => error.message;
