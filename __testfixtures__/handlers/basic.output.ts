import { Server } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

const server = new Server({ name: 'echo', version: '1.0.0' }, { capabilities: { tools: {} } });

// The table of tools.
server.setRequestHandler('tools/list', async () => ({
  tools: [{ name: 'echo', description: 'Says it again', inputSchema: { type: 'object' } }],
}));

server.setRequestHandler('tools/call', async (request) => {
  const { name, arguments: args } = request.params;
  return { content: [{ type: 'text', text: `${name} ${JSON.stringify(args)}` }] };
});

server.setNotificationHandler('notifications/initialized', () => console.error('ready'));
server.setNotificationHandler('notifications/roots/list_changed', async (notification) => {
  console.error(notification.method);
});

server.assertCanSetRequestHandler('prompts/list');
server.removeRequestHandler('tools/call');
server.removeNotificationHandler('notifications/initialized');

await server.connect(new StdioServerTransport());
