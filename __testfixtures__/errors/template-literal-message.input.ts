import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export const page = (error: unknown) => `
  <p>${error instanceof McpError && error.code === ErrorCode.RequestTimeout ? 'slow' : 'MCP error -32602: kept'}</p>
    <pre>ErrorCode.RequestTimeout</pre>
`;
