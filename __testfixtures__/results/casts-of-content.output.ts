import { Client } from '@modelcontextprotocol/client';
import type { TextContent } from '@modelcontextprotocol/client';

interface Line {
  type: string;
  text: string;
}
type Pair = [Line, Line];

const client = new Client({ name: 'caller', version: '1.0.0' });

export async function call() {
  const result = await client.callTool({ name: 'echo', arguments: {} });
  const [only] = result.content as unknown as [{ text: string }];
  const pair = result.content as unknown as Pair;
  const rows = result.content as unknown as Array<{ type: 'json'; json: object }>;
  const fine = [
    (result.content as { type: string; text: string }[])[0]?.text,
    (result.content as Line[])[0]?.text,
    (result.content as TextContent[])[0]?.text,
    (result.content as any)[0].text,
    ((await client.callTool({ name: 'echo' })).content as unknown as [{ text: string }])[0].text,
  ];
  return [only.text, pair[1].text, rows.length, ...fine];
}

export function other(page: { content: unknown }) {
  return page.content as [{ text: string }];
}
