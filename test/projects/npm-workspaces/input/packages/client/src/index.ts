import { McpError, QuotaError, VERSION, type TextContent } from '@acme/shared';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export const client = new Client({ name: 'acme', version: VERSION });

export async function echo(text: string): Promise<string> {
  try {
    const { content } = await client.callTool({ name: 'echo', arguments: { text } });
    return (content as TextContent[]).map((part) => part.text).join('');
  } catch (error) {
    if (QuotaError.is(error)) return 'Try again in a minute';
    if (error instanceof McpError) return `The server said ${error.code}`;
    throw error;
  }
}
