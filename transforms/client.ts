import { defineTransform } from '../src/engine/transform.js';
import { collapseFallbacks } from './lib/client-fallback.js';
import { followNegotiation } from './lib/client-negotiation.js';
import { followSessions } from './lib/client-sessions.js';
import { followSse } from './lib/client-sse.js';

/**
 * Clients of servers that keep no sessions. Against a 2025-era server everything left behind still works: v2's client
 * tells by the server's answer which kind it has before it.
 */
export default defineTransform({
  name: 'client',
  description: 'clients let go of HTTP+SSE and of stored session ids, and negotiate 2026-07-28 where they connect',
  needs: ['imports', 'symbols'],
  mentions: /ClientTransport\b|\bClient\b|\bterminateSession\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    if (!/ClientTransport\b|\bconnect\b|\bterminateSession\b/.test(file.text)) return;
    collapseFallbacks(file, facts);
    const moved = followSse(file, facts);
    followSessions(file, facts);
    followNegotiation(file, facts, moved);
  },
});
