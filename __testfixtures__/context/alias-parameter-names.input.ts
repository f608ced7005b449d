import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { RequestHandlerExtra as Extra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import { ServerNotification as N, ServerRequest as R } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const mcp = new McpServer({ name: 'demo', version: '1.0.0' });

const log = (rest: Extra<R, N>) => console.error(rest.requestId);

async function add({ a }: { a: number }, { requestId, ...others }: Extra<R, N>) {
  log({ requestId, ...others });
  return { content: [{ type: 'text' as const, text: String(a) }] };
}

async function sub({ a }: { a: number }, context: Extra<R, N>) {
  const request = context;
  log(request);
  return { content: [{ type: 'text' as const, text: `${a} ${request.signal.aborted}` }] };
}

mcp.registerTool('add', { inputSchema: { a: z.number() } }, add);
mcp.registerTool('sub', { inputSchema: { a: z.number() } }, sub);
mcp.registerTool('unused', { inputSchema: { a: z.number() } }, async ({ a }, _extra) => sub({ a }, _extra));
