import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { z } from 'zod';

const carts = new Map<string, string[]>();
const users: Record<string, { name: string; role: string }> = {};

export function createServer(): McpServer {
  const server = new McpServer({ name: 'shop', version: '1.0.0' });

  server.registerTool('add', { inputSchema: { item: z.string() } }, async ({ item }, ctx) => {
    // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
    if (!ctx.sessionId) throw new Error('No session id to look up carts with');
    const cart = carts.get(ctx.sessionId!) ?? [];
    cart.push(item);
    carts.set(ctx.sessionId!, cart);
    return { content: [{ type: 'text', text: `${cart.length} items` }] };
  });

  // A check of its own.
  server.registerTool('list', {}, async ctx => {
    // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call always leaves here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
    if (!ctx.sessionId) {
      return { content: [{ type: 'text', text: 'no session' }], isError: true };
    }
    const cart = carts.get(ctx.sessionId) ?? [];
    return { content: [{ type: 'text', text: cart.join(', ') }] };
  });

  // A fall-back that everybody shares.
  server.registerTool('empty', {}, async ({ sessionId, mcpReq: { signal } }) => {
    const key = `cart:${sessionId ?? 'default'}`;
    if (signal.aborted) throw new Error('aborted');
    // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
    if (!sessionId) throw new Error('No session id to look up carts with');
    carts.delete(key);
    return { content: [] };
  });

  server.registerTool('whoami', {}, async ctx => {
    const { sessionId = 'anonymous' } = ctx;
    // TODO(mcp-v2/request-auth/session-identity): users: who calls is looked up by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Read ctx.http?.authInfo, and confirm that its id names a person and not an OAuth client.
    if (!ctx.sessionId) throw new Error('No session id to look up users with');
    const user = users[sessionId];
    return { content: [{ type: 'text', text: user?.name ?? 'nobody' }] };
  });

  // Only said.
  server.registerTool('ping', {}, async ctx => {
    console.error('ping', ctx.sessionId);
    return { content: [{ type: 'text', text: `session ${ctx.sessionId}` }] };
  });

  // No statement to stand before.
  server.registerTool('count', {}, async ctx => {
    // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
    if (!ctx.sessionId) throw new Error('No session id to look up carts with');
    return {
      content: [{ type: 'text', text: String(carts.get(ctx.sessionId!)?.length ?? 0) }],
    };
  });
  return server;
}

export const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });
