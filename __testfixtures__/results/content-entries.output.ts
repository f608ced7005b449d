import { McpServer } from '@modelcontextprotocol/server';
import type {
  CallToolResult,
  TextContent,
  EmbeddedResource,
} from '@modelcontextprotocol/server';

declare function run(name: string): Promise<CallToolResult>;
export const server = new McpServer({ name: 's', version: '1' });

export async function first(): Promise<unknown> {
  const result = await run('a');
  if (result.isError) return (result.content?.[0] as TextContent | undefined)?.text || 'failed';
  console.log((result.content[0] as EmbeddedResource).resource.uri);
  return (result.content[0] as TextContent).text;
}

export async function asked(result: CallToolResult): Promise<string> {
  if (result.content[0]?.type === 'text') return result.content[0].text;
  return '';
}

interface Own {
  content: { text: string }[];
}
export const own = (result: Own): string => result.content[0].text;
