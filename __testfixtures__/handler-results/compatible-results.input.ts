import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, CompatibilityCallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

export function forward(server: Server, client: Client): void {
  server.setRequestHandler(CallToolRequestSchema, async (request) => {
    return await client.request({ method: 'tools/call', params: request.params }, CompatibilityCallToolResultSchema);
  });
  server.setRequestHandler(CallToolRequestSchema, async (request) => {
    try {
      const result = await client.request({ method: 'tools/call', params: request.params }, CompatibilityCallToolResultSchema);
      return result;
    } catch (error) {
      return { content: [{ type: 'text', text: String(error) }], isError: true };
    }
  });
  server.setRequestHandler(CallToolRequestSchema, (request) =>
    client.request({ method: 'tools/call', params: request.params }, CompatibilityCallToolResultSchema),
  );
}
