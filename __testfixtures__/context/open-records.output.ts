import { McpServer } from '@modelcontextprotocol/server';
import type { ServerContext } from '@modelcontextprotocol/server';

type Extra = ServerContext;

function isExtra(value: unknown): value is Extra {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;

  // TODO(mcp-v2/context): v2's context has other members: sessionId, mcpReq (id, signal, _meta, send, notify) and http (authInfo, req); look for them there.
  if ('signal' in fields && fields.signal !== null && typeof fields.signal !== 'object') {
    return false;
  }

  // The session comes and goes.
  return fields.sessionId === undefined || typeof fields.sessionId === 'string';
}

function trace(ctx: { [key: string]: unknown }): string {
  // TODO(mcp-v2/context): v2's context has other members: sessionId, mcpReq (id, signal, _meta, send, notify) and http (authInfo, req); look for them there.
  const user = (ctx as Record<string, unknown>).authInfo;
  // TODO(mcp-v2/context): v2's context has other members: sessionId, mcpReq (id, signal, _meta, send, notify) and http (authInfo, req); look for them there.
  return `${String(ctx.requestId)} ${user ? 'known' : 'unknown'}`;
}

function loose(ctx: Record<string, any>): boolean {
  return ctx.mcpReq.signal.aborted;
}

const server = new McpServer({ name: 'records', version: '1.0.0' });
server.registerTool('trace', {}, async (ctx) => ({
  content: [{ type: 'text', text: `${isExtra(ctx)} ${loose(ctx)} ${trace({ ...ctx })} ${trace(ctx as never)}` }],
}));
