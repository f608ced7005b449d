import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
export class RedisEventStore implements EventStore {
  async storeEvent() { return '1'; }
  async replayEventsAfter() { return '1'; }
}
export const transport = new StreamableHTTPServerTransport({
  sessionIdGenerator: undefined,
  eventStore: new RedisEventStore(),
});
