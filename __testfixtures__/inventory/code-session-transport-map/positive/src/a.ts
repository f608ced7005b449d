import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
const transports: Record<string, StreamableHTTPServerTransport> = {};
export const get = (id: string) => transports[id];
