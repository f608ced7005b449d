import type { CallToolResult } from '@modelcontextprotocol/server';

export const has = (result: CallToolResult): boolean => {
  if (result.structuredContent === undefined) return false;
  return (result.structuredContent as Record<string, unknown>).ok === true;
};
