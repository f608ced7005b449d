import type * as types from '@modelcontextprotocol/server';

export const city = (result: types.CallToolResult): unknown => (result.structuredContent as Record<string, unknown>).city;

export function other() {
  interface CallToolResult {
    structuredContent?: { city: string };
  }
  const result: CallToolResult = {};
  return result.structuredContent ? `${result.structuredContent.city}` : '';
}
