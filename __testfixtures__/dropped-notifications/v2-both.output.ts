import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

function createServer() {
  const server = new McpServer({ name: 'both', version: '1.0.0' }, { capabilities: { logging: {} } });
  server.registerTool('work', {}, async context => {
    // TODO(mcp-v2/dropped-notifications): sendLoggingMessage: what a server sends by itself is dropped under createMcpHandler, without an error; over stdio it arrives. context.mcpReq.log(level, data, logger) reaches the caller.
    await server.sendLoggingMessage({ level: 'info', data: 'working' });
    // TODO(mcp-v2/dropped-notifications): notification: what a server sends by itself is dropped under createMcpHandler, without an error; over stdio it arrives. handler.notify.toolsChanged(), on what createMcpHandler returns, reaches the clients that listen.
    await server.server.notification({ method: 'notifications/tools/list_changed' });
    return { content: [{ type: 'text', text: String(context.mcpReq.id) }] };
  });
  return server;
}

serveStdio(createServer);
export default createMcpHandler(createServer);
