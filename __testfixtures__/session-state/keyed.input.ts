import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

const carts = new Map<string, string[]>();
const users: Record<string, { name: string; role: string }> = {};

export function createServer(): McpServer {
  const server = new McpServer({ name: 'shop', version: '1.0.0' });

  server.registerTool('add', { inputSchema: { item: z.string() } }, async ({ item }, extra) => {
    const cart = carts.get(extra.sessionId!) ?? [];
    cart.push(item);
    carts.set(extra.sessionId!, cart);
    return { content: [{ type: 'text', text: `${cart.length} items` }] };
  });

  // A check of its own.
  server.registerTool('list', {}, async extra => {
    if (!extra.sessionId) {
      return { content: [{ type: 'text', text: 'no session' }], isError: true };
    }
    const cart = carts.get(extra.sessionId) ?? [];
    return { content: [{ type: 'text', text: cart.join(', ') }] };
  });

  // A fall-back that everybody shares.
  server.registerTool('empty', {}, async ({ sessionId, signal }) => {
    const key = `cart:${sessionId ?? 'default'}`;
    if (signal.aborted) throw new Error('aborted');
    carts.delete(key);
    return { content: [] };
  });

  server.registerTool('whoami', {}, async extra => {
    const { sessionId = 'anonymous' } = extra;
    const user = users[sessionId];
    return { content: [{ type: 'text', text: user?.name ?? 'nobody' }] };
  });

  // Only said.
  server.registerTool('ping', {}, async extra => {
    console.error('ping', extra.sessionId);
    return { content: [{ type: 'text', text: `session ${extra.sessionId}` }] };
  });

  // No statement to stand before.
  server.registerTool('count', {}, async extra => ({
    content: [{ type: 'text', text: String(carts.get(extra.sessionId!)?.length ?? 0) }],
  }));
  return server;
}

export const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });
