import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import { CallToolRequestSchema, type ServerNotification, type ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;
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

function sessionOf(extra: Extra): string {
  return extra.sessionId ?? 'default';
}

function requireUser(extra: Extra) {
  const account = accounts.get(sessionOf(extra));
  if (!account) throw new Error('not signed in');
  return account;
}

const server = new McpServer({ name: 'shop', version: '1.0.0' });

server.registerTool('cart', { inputSchema: { item: z.string() } }, async ({ item }, extra) => {
  const cart = carts.of(extra.sessionId as string);
  cart.push(item);
  return { content: [{ type: 'text', text: cart.join() }] };
});

server.registerTool('me', {}, async extra => ({ content: [{ type: 'text', text: requireUser(extra).email }] }));

server.registerTool('mine', {}, async ({ sessionId }) => {
  const mine = notes.filter(note => note.session === sessionId);
  return { content: [{ type: 'text', text: String(mine.length) }] };
});

server.registerTool('profile', {}, async extra => {
  const id = extra.sessionId;
  if (id) {
    return { content: [{ type: 'text', text: await redis.hget(`profile:${id}`, 'name') }] };
  }
  return { content: [{ type: 'text', text: 'nobody' }] };
});

server.server.setRequestHandler(CallToolRequestSchema, async (request, { sessionId }) => {
  switch (request.params.name) {
    case 'cart': {
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
