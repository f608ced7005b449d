import { McpServer, ServerContext as Extra } from '@modelcontextprotocol/server';
import { z } from 'zod';

const mcp = new McpServer({ name: 'demo', version: '1.0.0' });

const log = (rest: Extra) => console.error(rest.mcpReq.id);

// TODO(mcp-v2/context): the handler's context is grouped in v2 (mcpReq: id, signal, _meta, send, notify; http: authInfo, req): take out what is needed by name, the rest has other members now.
async function add({ a }: { a: number }, { requestId, ...others }: Extra) {
  // TODO(mcp-v2/context): others is spread into a handler's context: what it holds must have v2's shape too, with id, signal, _meta, send and notify in mcpReq, and authInfo and req in http.
  log({ mcpReq: { id: requestId }, ...others });
  return { content: [{ type: 'text' as const, text: String(a) }] };
}

async function sub({ a }: { a: number }, context: Extra) {
  const request = context;
  log(request);
  return { content: [{ type: 'text' as const, text: `${a} ${request.mcpReq.signal.aborted}` }] };
}

mcp.registerTool('add', { inputSchema: { a: z.number() } }, add);
mcp.registerTool('sub', { inputSchema: { a: z.number() } }, sub);
mcp.registerTool('unused', { inputSchema: { a: z.number() } }, async ({ a }, _ctx) => sub({ a }, _ctx));
