import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import * as mcp from '@modelcontextprotocol/server';
import { z } from 'zod';

declare const prisma: { user: { findFirst(query: { where: { session?: string } }): Promise<{ name: string } | null> } };
declare const pool: { query(text: string, values: unknown[]): Promise<{ rows: string[] }> };
declare const redis: { set(key: string, value: string): Promise<void> };

export default createMcpHandler(() => {
  const server = new mcp.McpServer({ name: 'shop', version: '1.0.0' });
  server.registerTool('me', {}, async ctx => {
    const user = await prisma.user.findFirst({ where: { session: ctx.sessionId } });
    return { content: [{ type: 'text', text: user?.name ?? 'nobody' }] };
  });
  server.registerTool('rows', {}, async ctx => {
    try {
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
        await redis.set('draft:' + ctx.sessionId, text);
    }
    return { content: [] };
  });
  return server;
});

export const other: McpServer | undefined = undefined;
