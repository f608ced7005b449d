import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

declare function run(name: string): Promise<CallToolResult>;
export const server = new McpServer({ name: 's', version: '1' });

export async function first(): Promise<unknown> {
  const result = await run('a');
  if (result.isError) return result.content?.[0]?.text || 'failed';
  console.log(result.content[0].resource.uri);
  return result.content[0].text;
}

export async function asked(result: CallToolResult): Promise<string> {
  if (result.content[0]?.type === 'text') return result.content[0].text;
  return '';
}

interface Own {
  content: { text: string }[];
}
export const own = (result: Own): string => result.content[0].text;
