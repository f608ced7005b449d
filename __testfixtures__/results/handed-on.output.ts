import type { CallToolResult } from '@modelcontextprotocol/server';

function page(options: { html: string; metadata: { data: Record<string, unknown> } }): string {
  return options.html;
}

export function render(result: CallToolResult, html: string): CallToolResult {
  if (!html || result.structuredContent === undefined) return result;
  const text = page({
    html,
    metadata: {
      data: result.structuredContent as Record<string, unknown>,
    },
  });
  console.log({ content: result.structuredContent });
  return { content: [{ type: 'text', text }], structuredContent: result.structuredContent };
}
