import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/server';
// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
import { SSEServerTransport } from '@modelcontextprotocol/server-legacy/sse';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { ServerContext } from '@modelcontextprotocol/server';
import { CallToolRequestSchema } from '@modelcontextprotocol/core';
import { z } from 'zod';

type Extra = ServerContext;
interface Note {
  session: string | undefined;
  text: string;
}

class Carts {
  private readonly items = new Map<string, string[]>();
  of(id: string): string[] {
    const found = this.items.get(id) ?? [];
    this.items.set(id, found);
    return found;
  }
}

const carts = new Carts();
const notes: Note[] = [];
const accounts = new Map<string, { email: string }>();
declare const redis: { hget(key: string, field: string): Promise<string> };

function sessionOf(ctx: Extra): string {
  // TODO(mcp-v2/request-auth/session-identity): accounts: who calls is looked up by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Read ctx.http?.authInfo, and confirm that its id names a person and not an OAuth client.
  if (ctx.http && !ctx.sessionId) throw new Error('No session id to look up accounts with');
  return ctx.sessionId ?? 'default';
}

function requireUser(ctx: Extra) {
  const account = accounts.get(sessionOf(ctx));
  if (!account) throw new Error('not signed in');
  return account;
}

const server = new McpServer({ name: 'shop', version: '1.0.0' });

server.registerTool('cart', { inputSchema: { item: z.string() } }, async ({ item }, ctx) => {
  // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
  if (ctx.http && !ctx.sessionId) throw new Error('No session id to look up carts with');
  const cart = carts.of(ctx.sessionId as string);
  cart.push(item);
  return { content: [{ type: 'text', text: cart.join() }] };
});

server.registerTool('me', {}, async ctx => ({ content: [{ type: 'text', text: requireUser(ctx).email }] }));

server.registerTool('mine', {}, async ({ http, sessionId }) => {
  // TODO(mcp-v2/session-state/keyed): notes: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
  if (http && !sessionId) throw new Error('No session id to look up notes with');
  const mine = notes.filter(note => note.session === sessionId);
  return { content: [{ type: 'text', text: String(mine.length) }] };
});

server.registerTool('profile', {}, async ctx => {
  const id = ctx.sessionId;
  // TODO(mcp-v2/session-state/keyed): redis: kept by session id, which a request that createMcpHandler answers does not have: such a call goes the way without one. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
  if (id) {
    return { content: [{ type: 'text', text: await redis.hget(`profile:${id}`, 'name') }] };
  }
  return { content: [{ type: 'text', text: 'nobody' }] };
});

server.server.setRequestHandler(CallToolRequestSchema, async (request, { http, sessionId }) => {
  switch (request.params.name) {
    case 'cart': {
      // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
      if (http && !sessionId) throw new Error('No session id to look up carts with');
      return { content: [{ type: 'text', text: carts.of(sessionId!).join() }] };
    }
    default:
      throw new Error(`unknown ${request.params.name} of ${sessionId}`);
  }
});

export async function main(res: never) {
  if (process.argv.includes('--stdio')) await server.connect(new StdioServerTransport());
  else await server.connect(new SSEServerTransport('/messages', res));
  return randomUUID();
}
