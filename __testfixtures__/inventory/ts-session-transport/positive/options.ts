import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

const stateful = process.env.STATEFUL === '1';
const options = {
  sessionIdGenerator: () => crypto.randomUUID(),
  enableJsonResponse: true,
};
export const transport = () => new StreamableHTTPServerTransport(stateful ? options : { sessionIdGenerator: undefined });
