import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

serveStdio(() => {
  const server = new McpServer({ name: 'local', version: '1.0.0' }, { capabilities: { logging: {} } });
  server.registerTool('work', {}, async () => {
    await server.sendLoggingMessage({ level: 'info', data: 'working' });
    server.sendToolListChanged();
    return { content: [] };
  });
  return server;
});
