import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema, PingRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/** @type {any} */
const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

/** @param {any} schema @param {any} handler */
function register(schema, handler) {
  server.setRequestHandler(schema, handler);
}
register(PingRequestSchema, () => ({}));

for (const [schema, handler] of [
  [ListToolsRequestSchema, () => ({ tools: [] })],
  [CallToolRequestSchema, () => ({ content: [] })],
]) {
  server.setRequestHandler(schema, handler);
}

const table = [{ schema: PingRequestSchema, handler: () => ({}) }];
table.forEach(({ schema, handler }) => server.setRequestHandler(schema, handler));
for (const entry of table) server.setRequestHandler(entry.schema, entry.handler);
