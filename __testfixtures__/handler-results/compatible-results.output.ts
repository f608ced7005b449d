import { Client } from '@modelcontextprotocol/client';
import { Server, type CallToolResult } from '@modelcontextprotocol/server';
import { CompatibilityCallToolResultSchema } from '@modelcontextprotocol/core';

export function forward(server: Server, client: Client): void {
  server.setRequestHandler('tools/call', async (request) => {
    return (await client.request({ method: 'tools/call', params: request.params }, CompatibilityCallToolResultSchema)) as CallToolResult;
  });
  server.setRequestHandler('tools/call', async (request) => {
    try {
      const result = (await client.request({ method: 'tools/call', params: request.params }, CompatibilityCallToolResultSchema)) as CallToolResult;
      return result;
    } catch (error) {
      return { content: [{ type: 'text', text: String(error) }], isError: true };
    }
  });
  server.setRequestHandler('tools/call', (request) =>
    client.request({ method: 'tools/call', params: request.params }, CompatibilityCallToolResultSchema) as Promise<CallToolResult>,
  );
}
