import {
  type ListResourcesCallback,
  McpServer,
  type ReadResourceCallback,
  ResourceTemplate,
  ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

type ToolExtra = ServerContext;
type Result = { content: { type: 'text'; text: string }[] };
type Handler<A> = (args: A, extra: ToolExtra) => Promise<Result>;

interface Tool {
  name: string;
  run: Handler<{ q: string }>;
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });

async function progress(ctx: ToolExtra, done: number) {
  const progressToken = ctx.mcpReq._meta?.progressToken;
  if (progressToken !== undefined)
    await ctx.mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress: done } });
}

// Only contexts come in here.
function isCancelled(context: { mcpReq: { signal: AbortSignal; id: string | number } }) {
  return context.mcpReq.signal.aborted && context.mcpReq.id !== 0;
}

function guarded<A>(handler: (args: A, extra: ToolExtra) => Promise<Result>): Handler<A> {
  return async (args, ctx) => {
    if (isCancelled(ctx)) throw new Error('cancelled');
    return handler(args, ctx);
  };
}

const search: Handler<{ q: string }> = async ({ q }, ctx) => {
  await progress(ctx, 1);
  return { content: [{ type: 'text', text: `${q} ${ctx.mcpReq.id}` }] };
};

const tools: Tool[] = [
  { name: 'one', run: async ({ q }, { mcpReq: { signal } }) => ({ content: [{ type: 'text', text: `${q} ${signal.aborted}` }] }) },
  {
    name: 'two',
    async run(_args, ctx) {
      const inner = { ...ctx, mcpReq: { ...ctx.mcpReq, signal: AbortSignal.timeout(10) } };
      return search({ q: '' }, inner);
    },
  },
];

const later = { q: z.string() };
const read: ReadResourceCallback = async (uri: URL, ctx: Parameters<ReadResourceCallback>[1]) => ({
  contents: [{ uri: uri.href, text: String(ctx.mcpReq.id) }],
});
const list: ListResourcesCallback = (ctx) => ({ resources: [{ uri: 'demo://x', name: String(ctx.mcpReq.id) }] });

server.registerTool('search', { inputSchema: later }, guarded(search));
server.registerTool(
  'wrapped',
  { inputSchema: later },
  guarded(async ({ q }, rest) => ({ content: [{ type: 'text', text: `${q} ${rest.mcpReq.signal.aborted}` }] })),
);
for (const tool of tools) server.registerTool(tool.name, { inputSchema: later }, tool.run);
server.registerResource('x', new ResourceTemplate('demo://{x}', { list }), {}, read as never);
server.registerResource('y', 'demo://y', {}, read);
