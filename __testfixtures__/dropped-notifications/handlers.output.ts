import { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { z } from 'zod';

export function createServer(): McpServer {
  const server = new McpServer({ name: 'logs', version: '1.0.0' }, { capabilities: { logging: {} } });

  server.registerTool('work', { inputSchema: { steps: z.number() } }, async ({ steps }, ctx) => {
    await ctx.mcpReq.log('info', `working on ${steps}`);
    await ctx.mcpReq.log('debug', { steps }, 'worker');
    await ctx.mcpReq.log(
      'info',
      { steps, of: 'a long list of things to do', and: 'some more of them to do later', request: ctx.mcpReq.id },
      'worker',
    );
    await ctx.mcpReq.log('warning', {
      steps,
      request: ctx.mcpReq.id,
    });
    const message = { level: 'error' as const, data: 'ready' };
    // TODO(mcp-v2/dropped-notifications): sendLoggingMessage: what a server sends by itself is dropped under createMcpHandler, without an error. ctx.mcpReq.log(level, data, logger) reaches the caller.
    await server.sendLoggingMessage(message);
    // TODO(mcp-v2/dropped-notifications): notification: what a server sends by itself is dropped under createMcpHandler, without an error. ctx.mcpReq.notify(…) reaches the caller.
    server.server.notification({ method: 'notifications/progress', params: { progressToken: 1, progress: steps } });
    // TODO(mcp-v2/dropped-notifications): sendLoggingMessage: what a server sends by itself is dropped under createMcpHandler, without an error. ctx.mcpReq.log(level, data, logger) in a handler reaches its caller.
    setTimeout(() => server.sendLoggingMessage({ level: 'info', data: 'later' }), 100);
    return { content: [] };
  });

  server.registerTool('grow', {}, async () => {
    server.registerTool('grown', {}, async () => ({ content: [] }));
    // TODO(mcp-v2/dropped-notifications): sendToolListChanged: what a server sends by itself is dropped under createMcpHandler, without an error. handler.notify.toolsChanged(), on what createMcpHandler returns, reaches the clients that listen.
    server.sendToolListChanged();
    // TODO(mcp-v2/dropped-notifications): sendResourceUpdated: what a server sends by itself is dropped under createMcpHandler, without an error. handler.notify.resourceUpdated(uri), on what createMcpHandler returns, reaches the clients that listen.
    await server.server.sendResourceUpdated({ uri: 'file:///a' });
    // TODO(mcp-v2/dropped-notifications): notification: what a server sends by itself is dropped under createMcpHandler, without an error. handler.notify.promptsChanged(), on what createMcpHandler returns, reaches the clients that listen.
    await server.server.notification({ method: 'notifications/prompts/list_changed' });
    return { content: [] };
  });
  return server;
}

export const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
