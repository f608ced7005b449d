import { McpError } from '@modelcontextprotocol/sdk/types.js';
import { PATH } from 'mcp-mount';

// Takes nothing of the SDK to the other package: free to move.
export function log(error: unknown): void {
  console.error(PATH, error instanceof McpError ? error.code : error);
}
