import { Server as LowLevel, type Tool as McpTool } from '@modelcontextprotocol/server';

interface Tool {
  run(): void;
}
const tools: McpTool[] = [{ name: 'a', inputSchema: { type: 'object' } }];

export function register(server: LowLevel, tool: Tool, first?: McpTool): void {
  server.setRequestHandler('tools/list', async () => ({ tools: first ? [first, ...tools] : tools }));
  tool.run();
}
