import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('rest', {}, async ctx => {
  // TODO(mcp-v2/context): the handler's context is grouped in v2 (mcpReq: id, signal, _meta, send, notify; http: authInfo, req): take out what is needed by name, the rest has other members now.
  const { signal, ...rest } = ctx;
  return { content: [{ type: 'text' as const, text: `${signal.aborted} ${Object.keys(rest).length}` }] };
});

server.registerTool('keys', {}, async ctx => {
  // TODO(mcp-v2/context): v2's context has other members: sessionId, mcpReq (id, signal, _meta, send, notify) and http (authInfo, req); look for them there.
  const names = Object.keys(ctx);
  const hasSignal = 'signal' in ctx.mcpReq && 'sessionId' in ctx;
  return { content: [{ type: 'text' as const, text: `${names.length} ${hasSignal}` }] };
});
