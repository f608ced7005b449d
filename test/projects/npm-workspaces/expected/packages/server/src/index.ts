import { ErrorCode, McpError, QuotaError, VERSION, type CallToolResult } from '@acme/shared';
import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';

let calls = 0;

export const server = new McpServer({ name: 'acme', version: VERSION });

server.registerTool('echo', { inputSchema: z.object({ text: z.string() }) }, async ({ text }): Promise<CallToolResult> => {
  if (++calls > 60) throw new QuotaError(60);
  if (text === '') throw new McpError(ErrorCode.InvalidParams, 'Nothing to echo');
  return { content: [{ type: 'text', text }] };
});
