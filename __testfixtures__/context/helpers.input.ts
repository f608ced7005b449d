import {
  type ListResourcesCallback,
  McpServer,
  type ReadResourceCallback,
  ResourceTemplate,
} from '@modelcontextprotocol/sdk/server/mcp.js';
import { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

type ToolExtra = RequestHandlerExtra<ServerRequest, ServerNotification>;
type Result = { content: { type: 'text'; text: string }[] };
type Handler<A> = (args: A, extra: ToolExtra) => Promise<Result>;

interface Tool {
  name: string;
  run: Handler<{ q: string }>;
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });

async function progress(extra: ToolExtra, done: number) {
  const progressToken = extra._meta?.progressToken;
  if (progressToken !== undefined)
    await extra.sendNotification({ method: 'notifications/progress', params: { progressToken, progress: done } });
}

// Only contexts come in here.
function isCancelled(context: { signal: AbortSignal; requestId: string | number }) {
  return context.signal.aborted && context.requestId !== 0;
}

function guarded<A>(handler: (args: A, extra: ToolExtra) => Promise<Result>): Handler<A> {
  return async (args, extra) => {
    if (isCancelled(extra)) throw new Error('cancelled');
    return handler(args, extra);
  };
}

const search: Handler<{ q: string }> = async ({ q }, extra) => {
  await progress(extra, 1);
  return { content: [{ type: 'text', text: `${q} ${extra.requestId}` }] };
};

const tools: Tool[] = [
  { name: 'one', run: async ({ q }, { signal }) => ({ content: [{ type: 'text', text: `${q} ${signal.aborted}` }] }) },
  {
    name: 'two',
    async run(_args, extra) {
      const inner = { ...extra, signal: AbortSignal.timeout(10) };
      return search({ q: '' }, inner);
    },
  },
];

const later = { q: z.string() };
const read: ReadResourceCallback = async (uri: URL, extra: Parameters<ReadResourceCallback>[1]) => ({
  contents: [{ uri: uri.href, text: String(extra.requestId) }],
});
const list: ListResourcesCallback = (extra) => ({ resources: [{ uri: 'demo://x', name: String(extra.requestId) }] });

server.registerTool('search', { inputSchema: later }, guarded(search));
server.registerTool(
  'wrapped',
  { inputSchema: later },
  guarded(async ({ q }, rest) => ({ content: [{ type: 'text', text: `${q} ${rest.signal.aborted}` }] })),
);
for (const tool of tools) server.registerTool(tool.name, { inputSchema: later }, tool.run);
server.registerResource('x', new ResourceTemplate('demo://{x}', { list }), {}, read as never);
server.registerResource('y', 'demo://y', {}, read);
