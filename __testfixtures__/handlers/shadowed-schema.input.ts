import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema, PingRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler(PingRequestSchema, () => ({}));

function register(host: { on(schema: unknown, handler: () => void): void }, PingRequestSchema: unknown) {
  host.on(PingRequestSchema, () => undefined);
}
register({ on: () => undefined }, ListToolsRequestSchema);
