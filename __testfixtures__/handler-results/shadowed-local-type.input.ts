import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

interface Tool {
  run(): void;
}

export function register(server: Server, tool: Tool): void {
  const tools = [{ name: 'a', inputSchema: { type: 'object' } }];
  {
    const tools: never[] = [];
    server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
  }
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
  tool.run();
}
