import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CreateMessageRequestSchema, ElicitRequestSchema, ListRootsRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export const transport = () => new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });

// What servers behind a gateway ask, its own client is asked.
export function wire(server: Server, upstream: Client): void {
  upstream.setRequestHandler(CreateMessageRequestSchema, async request => server.createMessage(request.params));
  upstream.setRequestHandler(ListRootsRequestSchema, async () => {
    return server.listRoots();
  });
  upstream.setRequestHandler(ElicitRequestSchema, async () => {
    const answer = await server.elicitInput({ message: 'Go on?', requestedSchema: { type: 'object', properties: {} } });
    return { action: answer.action };
  });
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    await server.listRoots();
    return { tools: [] };
  });
}
