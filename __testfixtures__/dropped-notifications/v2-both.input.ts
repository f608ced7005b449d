import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

function createServer() {
  const server = new McpServer({ name: 'both', version: '1.0.0' }, { capabilities: { logging: {} } });
  server.registerTool('work', {}, async context => {
    await server.sendLoggingMessage({ level: 'info', data: 'working' });
    await server.server.notification({ method: 'notifications/tools/list_changed' });
    return { content: [{ type: 'text', text: String(context.mcpReq.id) }] };
  });
  return server;
}

serveStdio(createServer);
export default createMcpHandler(createServer);
