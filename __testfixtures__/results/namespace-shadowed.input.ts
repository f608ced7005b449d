import type * as types from '@modelcontextprotocol/sdk/types.js';

export const city = (result: types.CallToolResult): unknown => result.structuredContent!.city;

export function other() {
  interface CallToolResult {
    structuredContent?: { city: string };
  }
  const result: CallToolResult = {};
  return result.structuredContent ? `${result.structuredContent.city}` : '';
}
