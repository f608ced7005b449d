import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import * as mcp from '@modelcontextprotocol/server';
import { z } from 'zod';

declare const prisma: { user: { findFirst(query: { where: { session?: string } }): Promise<{ name: string } | null> } };
declare const pool: { query(text: string, values: unknown[]): Promise<{ rows: string[] }> };
declare const redis: { set(key: string, value: string): Promise<void> };

export default createMcpHandler(() => {
  const server = new mcp.McpServer({ name: 'shop', version: '1.0.0' });
  server.registerTool('me', {}, async ctx => {
    // TODO(mcp-v2/request-auth/session-identity): user: who calls is looked up by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Read ctx.http?.authInfo, and confirm that its id names a person and not an OAuth client.
    if (!ctx.sessionId) throw new Error('No session id to look up user with');
    const user = await prisma.user.findFirst({ where: { session: ctx.sessionId } });
    return { content: [{ type: 'text', text: user?.name ?? 'nobody' }] };
  });
  server.registerTool('rows', {}, async ctx => {
    try {
      // TODO(mcp-v2/session-state/keyed): pool: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
      if (!ctx.sessionId) throw new Error('No session id to look up pool with');
      const { rows } = await pool.query('SELECT item FROM carts WHERE session = $1', [ctx.sessionId]);
      return { content: [{ type: 'text', text: rows.join() }] };
    } catch {
      return { content: [], isError: true };
    }
  });
  server.registerTool('save', { inputSchema: z.object({ text: z.string() }) }, async ({ text }, ctx) => {
    switch (text) {
      case '':
        break;
      default:
        // TODO(mcp-v2/session-state/keyed): redis: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
        if (!ctx.sessionId) throw new Error('No session id to look up redis with');
        await redis.set('draft:' + ctx.sessionId, text);
    }
    return { content: [] };
  });
  return server;
});

export const other: McpServer | undefined = undefined;
