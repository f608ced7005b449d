import { StreamableHTTPServerTransport as T } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
const sessions = new Map();
export function open(id) {
  const transport = new T({ sessionIdGenerator: undefined });
  sessions.set(id, { transport });
}
