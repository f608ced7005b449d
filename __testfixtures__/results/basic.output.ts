import { Client } from '@modelcontextprotocol/client';
import type { CallToolResult } from '@modelcontextprotocol/client';

interface Weather {
  city: string;
}

export function read(result: CallToolResult): unknown {
  if (result.structuredContent === undefined) return undefined;
  console.log(result.structuredContent);
  return (result.structuredContent as Record<string, unknown>).city;
}

export const city = (result: CallToolResult) => (result.structuredContent as Record<string, unknown> | undefined)?.city;

export const spread = (result: CallToolResult) => ({ ...(result.structuredContent as Record<string, unknown> | undefined), seen: true });

export function keys(result: CallToolResult): string[] {
  const content = result.structuredContent as Record<string, unknown> | undefined;
  return content ? Object.keys(content) : [];
}

export function sure(result: CallToolResult): Record<string, unknown> {
  const { city, ...rest } = result.structuredContent as Record<string, unknown>;
  console.log(city, (result.structuredContent as Record<string, unknown>).country);
  return rest;
}

export const weather = (result: CallToolResult) => result.structuredContent as unknown as Weather;

export async function call(client: Client) {
  const result = (await client.callTool({ name: 'weather' })) as CallToolResult;
  const present = result.structuredContent !== undefined ? 'yes' : 'no';
  if (!result.isError && result.structuredContent !== undefined) console.log(JSON.stringify(result.structuredContent));
  const value = result.structuredContent && (result.structuredContent as Record<string, unknown>).city;
  return { present, value };
}

export async function direct(client: Client) {
  const result = await client.callTool({ name: 'weather' });
  if (result.structuredContent === undefined) throw new Error('nothing');
  return (result.structuredContent as { city: string }).city;
}
