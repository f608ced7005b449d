import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

function isExtra(value: unknown): value is Extra {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;

  if ('signal' in fields && fields.signal !== null && typeof fields.signal !== 'object') {
    return false;
  }

  // The session comes and goes.
  return fields.sessionId === undefined || typeof fields.sessionId === 'string';
}

function trace(extra: { [key: string]: unknown }): string {
  const user = (extra as Record<string, unknown>).authInfo;
  return `${String(extra.requestId)} ${user ? 'known' : 'unknown'}`;
}

function loose(extra: Record<string, any>): boolean {
  return extra.signal.aborted;
}

const server = new McpServer({ name: 'records', version: '1.0.0' });
server.registerTool('trace', {}, async (extra) => ({
  content: [{ type: 'text', text: `${isExtra(extra)} ${loose(extra)} ${trace({ ...extra })} ${trace(extra as never)}` }],
}));
