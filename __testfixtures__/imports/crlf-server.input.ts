import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolResult, ErrorCode, ListToolsRequestSchema, McpError, ReadResourceResult, Tool } from '@modelcontextprotocol/sdk/types.js';

const banner = `started
  over stdio
`;

export async function main(tools: Tool[]): Promise<CallToolResult | ReadResourceResult> {
  const server = new McpServer({ name: 'windows', version: '1.0.0' });
  await server.connect(new StdioServerTransport());
  if (tools.length === 0) throw new McpError(ErrorCode.InvalidParams, banner);
  return { content: [{ type: 'text', text: ListToolsRequestSchema.shape.method.value }] };
}
