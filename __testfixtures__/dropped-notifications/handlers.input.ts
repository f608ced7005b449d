import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

export function createServer(): McpServer {
  const server = new McpServer({ name: 'logs', version: '1.0.0' }, { capabilities: { logging: {} } });

  server.registerTool('work', { inputSchema: { steps: z.number() } }, async ({ steps }, extra) => {
    await server.sendLoggingMessage({ level: 'info', data: `working on ${steps}` }, extra.sessionId);
    await server.server.sendLoggingMessage({ level: 'debug', logger: 'worker', data: { steps } });
    await server.sendLoggingMessage({
      level: 'info',
      logger: 'worker',
      data: { steps, of: 'a long list of things to do', and: 'some more of them to do later', request: extra.requestId },
    });
    await server.sendLoggingMessage({
      level: 'warning',
      data: {
        steps,
        request: extra.requestId,
      },
    });
    const message = { level: 'error' as const, data: 'ready' };
    await server.sendLoggingMessage(message);
    server.server.notification({ method: 'notifications/progress', params: { progressToken: 1, progress: steps } });
    setTimeout(() => server.sendLoggingMessage({ level: 'info', data: 'later' }), 100);
    return { content: [] };
  });

  server.registerTool('grow', {}, async () => {
    server.registerTool('grown', {}, async () => ({ content: [] }));
    server.sendToolListChanged();
    await server.server.sendResourceUpdated({ uri: 'file:///a' });
    await server.server.notification({ method: 'notifications/prompts/list_changed' });
    return { content: [] };
  });
  return server;
}

export const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
