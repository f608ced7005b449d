import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
export const make = () =>
  new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
  });
