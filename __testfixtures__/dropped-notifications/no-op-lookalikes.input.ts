import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { Client } from '@modelcontextprotocol/client';

const bus = { notification: (name: string) => name, sendLoggingMessage: (text: string) => text };
const client = new Client({ name: 'relay', version: '1.0.0' });

export default createMcpHandler(() => {
  const server = new McpServer({ name: 'relay', version: '1.0.0' });
  server.registerTool('relay', {}, async ctx => {
    bus.notification('relay');
    await client.notification({ method: 'notifications/roots/list_changed' });
    await ctx.mcpReq.notify({ method: 'notifications/progress', params: { progressToken: 1, progress: 1 } });
    return { content: [{ type: 'text', text: bus.sendLoggingMessage('done') }] };
  });
  return server;
});
