import { McpServer, ProtocolError, ProtocolErrorCode, type ServerContext } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { CallToolRequestSchema } from '@modelcontextprotocol/core';

/** Was @modelcontextprotocol/sdk once. */
export async function main(): Promise<void> {
  const server = new McpServer({ name: 'notes', version: '2.0.0' });
  await server.connect(new StdioServerTransport());
}

export function check(request: unknown, ctx: ServerContext): void {
  if (ctx.mcpReq.signal.aborted) return;
  const result = CallToolRequestSchema.safeParse(request);
  if (!result.success) throw new ProtocolError(ProtocolErrorCode.InvalidParams, result.error.message);
}
