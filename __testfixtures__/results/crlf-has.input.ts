import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

export const has = (result: CallToolResult): boolean => {
  if (!result.structuredContent) return false;
  return result.structuredContent.ok === true;
};
