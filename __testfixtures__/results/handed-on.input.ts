import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

function page(options: { html: string; metadata: { data: Record<string, unknown> } }): string {
  return options.html;
}

export function render(result: CallToolResult, html: string): CallToolResult {
  if (!html || !result.structuredContent) return result;
  const text = page({
    html,
    metadata: {
      data: result.structuredContent,
    },
  });
  console.log({ content: result.structuredContent });
  return { content: [{ type: 'text', text }], structuredContent: result.structuredContent };
}
