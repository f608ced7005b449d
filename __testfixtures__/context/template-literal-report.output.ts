import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('report', {}, async ctx => ({
  content: [
    {
      type: 'text' as const,
      text: `extra.requestId
  is ${ctx.mcpReq.id}
    and extra.signal is ${`inner ${ctx.mcpReq.signal.aborted}`}
`,
    },
  ],
}));
