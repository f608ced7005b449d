import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

const server = new McpServer({ name: 'local', version: '1.0.0' });
const queue = { createMessage: (text: string) => text, request: (_: { method: string }) => 1 };

server.registerTool('ask', {}, async () => {
  const answer = await server.server.elicitInput({
    message: 'Sure?',
    requestedSchema: { type: 'object', properties: {} },
  });
  queue.request({ method: 'sampling/createMessage' });
  return { content: [{ type: 'text', text: queue.createMessage(answer.action) }] };
});

await server.connect(new StdioServerTransport());
