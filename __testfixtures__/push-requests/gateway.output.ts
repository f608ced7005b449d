import { Client } from '@modelcontextprotocol/client';
import { Server } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { CreateMessageRequestSchema, ElicitRequestSchema, ListRootsRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/core';

export const transport = () => new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });

// What servers behind a gateway ask, its own client is asked.
export function wire(server: Server, upstream: Client): void {
  // TODO(mcp-v2/push-requests): createMessage: under createMcpHandler it waits until it times out for clients of 2025-era revisions and throws for others. Only handlers of tools, prompts and resources can ask, by returning inputRequired(…) with inputRequired.createMessage(…); the one here is none of them.
  upstream.setRequestHandler(CreateMessageRequestSchema, async request => server.createMessage(request.params));
  upstream.setRequestHandler(ListRootsRequestSchema, async () => {
    // TODO(mcp-v2/push-requests): listRoots: under createMcpHandler it waits until it times out for clients of 2025-era revisions and throws for others. Only handlers of tools, prompts and resources can ask, by returning inputRequired(…) with inputRequired.listRoots(…); the one here is none of them.
    return server.listRoots();
  });
  upstream.setRequestHandler(ElicitRequestSchema, async () => {
    // TODO(mcp-v2/push-requests): elicitInput: under createMcpHandler it throws for every client. Only handlers of tools, prompts and resources can ask, by returning inputRequired(…) with inputRequired.elicit(…); the one here is none of them.
    const answer = await server.elicitInput({ message: 'Go on?', requestedSchema: { type: 'object', properties: {} } });
    return { action: answer.action };
  });
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    // TODO(mcp-v2/push-requests): listRoots: under createMcpHandler it waits until it times out for clients of 2025-era revisions and throws for others. Only handlers of tools, prompts and resources can ask, by returning inputRequired(…) with inputRequired.listRoots(…); the one here is none of them.
    await server.listRoots();
    return { tools: [] };
  });
}
