import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  InitializedNotificationSchema,
  ListToolsRequestSchema,
  RootsListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';

const server = new Server({ name: 'echo', version: '1.0.0' }, { capabilities: { tools: {} } });

// The table of tools.
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [{ name: 'echo', description: 'Says it again', inputSchema: { type: 'object' } }],
}));

server.setRequestHandler(CallToolRequestSchema, async (request) => {
  const { name, arguments: args } = request.params;
  return { content: [{ type: 'text', text: `${name} ${JSON.stringify(args)}` }] };
});

server.setNotificationHandler(InitializedNotificationSchema, () => console.error('ready'));
server.setNotificationHandler(RootsListChangedNotificationSchema, async (notification) => {
  console.error(notification.method);
});

server.assertCanSetRequestHandler('prompts/list');
server.removeRequestHandler(CallToolRequestSchema.shape.method.value);
server.removeNotificationHandler(InitializedNotificationSchema.shape.method.value);

await server.connect(new StdioServerTransport());
