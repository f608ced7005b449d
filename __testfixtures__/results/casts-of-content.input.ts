import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { TextContent } from '@modelcontextprotocol/sdk/types.js';

interface Line {
  type: string;
  text: string;
}
type Pair = [Line, Line];

const client = new Client({ name: 'caller', version: '1.0.0' });

export async function call() {
  const result = await client.callTool({ name: 'echo', arguments: {} });
  const [only] = result.content as [{ text: string }];
  const pair = result.content as Pair;
  const rows = result.content as Array<{ type: 'json'; json: object }>;
  const fine = [
    (result.content as { type: string; text: string }[])[0]?.text,
    (result.content as Line[])[0]?.text,
    (result.content as TextContent[])[0]?.text,
    (result.content as any)[0].text,
    ((await client.callTool({ name: 'echo' })).content as [{ text: string }])[0].text,
  ];
  return [only.text, pair[1].text, rows.length, ...fine];
}

export function other(page: { content: unknown }) {
  return page.content as [{ text: string }];
}
