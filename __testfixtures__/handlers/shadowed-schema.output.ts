import { Server } from '@modelcontextprotocol/server';
import { ListToolsRequestSchema } from '@modelcontextprotocol/core';

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler('ping', () => ({}));

function register(host: { on(schema: unknown, handler: () => void): void }, PingRequestSchema: unknown) {
  host.on(PingRequestSchema, () => undefined);
}
register({ on: () => undefined }, ListToolsRequestSchema);
