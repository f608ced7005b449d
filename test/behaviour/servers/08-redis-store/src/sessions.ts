import type { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { redis } from './redis.js';

const TTL_SECONDS = 60 * 60;
const local = new Map<string, StreamableHTTPServerTransport>();

const key = (sessionId: string) => `mcp:session:${sessionId}`;

export async function saveSession(sessionId: string, transport: StreamableHTTPServerTransport): Promise<void> {
  local.set(sessionId, transport);
  await redis.set(key(sessionId), JSON.stringify({ createdAt: new Date().toISOString() }), { EX: TTL_SECONDS });
}

export async function findSession(sessionId: string | undefined): Promise<StreamableHTTPServerTransport | undefined> {
  if (!sessionId) return undefined;
  const meta = await redis.get(key(sessionId));
  return meta ? local.get(sessionId) : undefined;
}

export async function dropSession(sessionId: string): Promise<void> {
  local.delete(sessionId);
  await redis.del(key(sessionId));
}
