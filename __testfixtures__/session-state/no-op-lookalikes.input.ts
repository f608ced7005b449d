import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const searches = new Map<string, string[]>();
const seen: Record<string, boolean> = {};
const log = { info: (...parts: unknown[]) => parts.length, get: (level: string) => level };

interface Visit {
  sessionId: string;
}

// A session of the site's own.
export function visited(visit: Visit): boolean {
  seen[visit.sessionId] = true;
  return searches.has(visit.sessionId);
}

export default createMcpHandler(() => {
  const server = new McpServer({ name: 'site', version: '1.0.0' });
  const words = ['a', 'b'];
  // An argument that is called so.
  server.registerTool('more', { inputSchema: z.object({ sessionId: z.string() }) }, async ({ sessionId }, ctx) => {
    log.info(`search ${sessionId}`, { session: ctx.sessionId, level: log.get('info') });
    const found = searches.get(sessionId) ?? words;
    const note = ctx.sessionId === undefined ? 'stateless' : `session ${ctx.sessionId}`;
    return { content: [{ type: 'text', text: found.join() + note }], structuredContent: { session: ctx.sessionId } };
  });
  return server;
});
