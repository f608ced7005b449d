import { AsyncLocalStorage } from 'node:async_hooks';
import { McpServer } from '@modelcontextprotocol/server';
import type { ServerContext, CallToolResult } from '@modelcontextprotocol/server';
import { z } from 'zod';

type Extra = ServerContext;
type Handler<A> = (args: A, extra: Extra) => Promise<CallToolResult>;

// What is running now, for code that no context is handed to.
const running = new AsyncLocalStorage<{ extra: Extra; name: string }>();
export const caller = () => running.getStore()?.extra.http?.authInfo?.clientId;
export function request() {
  const store = running.getStore();
  return store ? `${store.name} ${store.extra.mcpReq.id}` : undefined;
}

// A handler that other functions are put around.
const around =
  <A>(...wrappers: Array<(handler: Handler<A>) => Handler<A>>) =>
  (handler: Handler<A>) =>
    wrappers.reduceRight((inner, wrap) => wrap(inner), handler);

export const server = new McpServer({ name: 'a', version: '1.0.0' });
server.registerTool(
  'b',
  { inputSchema: { q: z.string() } },
  around<{ q: string }>(inner => (args, extra) => running.run({ extra, name: 'b' }, () => inner(args, extra)))(
    async (args, ctx) => {
      ctx.mcpReq.signal.throwIfAborted();
      return { content: [{ type: 'text', text: args.q }] };
    },
  ),
);
