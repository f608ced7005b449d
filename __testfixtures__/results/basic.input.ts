import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

interface Weather {
  city: string;
}

export function read(result: CallToolResult): unknown {
  if (!result.structuredContent) return undefined;
  console.log(result.structuredContent);
  return result.structuredContent.city;
}

export const city = (result: CallToolResult) => result.structuredContent?.city;

export const spread = (result: CallToolResult) => ({ ...result.structuredContent, seen: true });

export function keys(result: CallToolResult): string[] {
  const content = result.structuredContent;
  return content ? Object.keys(content) : [];
}

export function sure(result: CallToolResult): Record<string, unknown> {
  const { city, ...rest } = result.structuredContent!;
  console.log(city, result.structuredContent!.country);
  return rest;
}

export const weather = (result: CallToolResult) => result.structuredContent as unknown as Weather;

export async function call(client: Client) {
  const result = (await client.callTool({ name: 'weather' })) as CallToolResult;
  const present = result.structuredContent ? 'yes' : 'no';
  if (!result.isError && result.structuredContent) console.log(JSON.stringify(result.structuredContent));
  const value = result.structuredContent && result.structuredContent.city;
  return { present, value };
}

export async function direct(client: Client) {
  const result = await client.callTool({ name: 'weather' });
  if (!result.structuredContent) throw new Error('nothing');
  return (result.structuredContent as { city: string }).city;
}
