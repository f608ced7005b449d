import { Server as LowLevel } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema as Listing, type Tool as McpTool } from '@modelcontextprotocol/sdk/types.js';

interface Tool {
  run(): void;
}
const tools = [{ name: 'a', inputSchema: { type: 'object' } }];

export function register(server: LowLevel, tool: Tool, first?: McpTool): void {
  server.setRequestHandler(Listing, async () => ({ tools: first ? [first, ...tools] : tools }));
  tool.run();
}
