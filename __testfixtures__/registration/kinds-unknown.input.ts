import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

declare const anything: any;
declare const rest: [any, any];

export function add(server: McpServer) {
  server.tool('unknown', anything, async () => ({ content: [] }));
  server.tool('unknown-too', 'With a description', anything, async () => ({ content: [] }));
  // Two parameters: there is a schema.
  server.tool('told', anything, async (_args: unknown, _extra: unknown) => ({ content: [] }));
  // Four and a callback can be one thing only.
  server.tool('all', anything, anything, anything, async () => ({ content: [] }));
  server.tool('spread', ...rest);
  server.prompt('prompt', anything, () => ({ messages: [] }));
}
