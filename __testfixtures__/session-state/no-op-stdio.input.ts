import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

const drafts = new Map<string | undefined, string[]>();
let count = 0;
const server = new McpServer({ name: 'local', version: '1.0.0' });

// One client, which never had a session id.
server.registerTool('draft', {}, async ctx => {
  const mine = drafts.get(ctx.sessionId) ?? [];
  drafts.set(ctx.sessionId, [...mine, String(++count)]);
  return { content: [{ type: 'text', text: mine.join() }] };
});

await server.connect(new StdioServerTransport());
