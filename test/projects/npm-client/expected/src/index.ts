import { type Tool } from '@modelcontextprotocol/client';
import { connect } from './connect.js';

export { PeekError } from './errors.js';
export type { Tool };

/** The tools of a server, all pages of them. */
export async function peek(target: string): Promise<Tool[]> {
  const client = await connect(target);
  try {
    const tools: Tool[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.listTools({ cursor });
      tools.push(...page.tools);
      cursor = page.nextCursor;
    } while (cursor);
    return tools;
  } finally {
    await client.close();
  }
}
