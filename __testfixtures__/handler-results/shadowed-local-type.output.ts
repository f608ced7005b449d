import { Server, type Tool as McpTool } from '@modelcontextprotocol/server';

interface Tool {
  run(): void;
}

export function register(server: Server, tool: Tool): void {
  const tools: McpTool[] = [{ name: 'a', inputSchema: { type: 'object' } }];
  {
    const tools: never[] = [];
    server.setRequestHandler('tools/list', async () => ({ tools }));
  }
  server.setRequestHandler('tools/list', async () => ({ tools }));
  tool.run();
}
