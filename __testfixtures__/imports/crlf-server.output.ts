import {
  McpServer,
  CallToolResult,
  ProtocolErrorCode as ErrorCode,
  ProtocolError as McpError,
  ReadResourceResult,
  Tool,
} from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { ListToolsRequestSchema } from '@modelcontextprotocol/core';

const banner = `started
  over stdio
`;

export async function main(tools: Tool[]): Promise<CallToolResult | ReadResourceResult> {
  const server = new McpServer({ name: 'windows', version: '1.0.0' });
  await server.connect(new StdioServerTransport());
  if (tools.length === 0) throw new McpError(ErrorCode.InvalidParams, banner);
  return { content: [{ type: 'text', text: ListToolsRequestSchema.shape.method.value }] };
}
