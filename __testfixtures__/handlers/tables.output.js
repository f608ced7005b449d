import { Server } from '@modelcontextprotocol/server';

/** @type {any} */
const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

/** @param {any} schema @param {any} handler */
function register(schema, handler) {
  server.setRequestHandler(schema, handler);
}
register('ping', () => ({}));

for (const [schema, handler] of [
  ['tools/list', () => ({ tools: [] })],
  ['tools/call', () => ({ content: [] })],
]) {
  server.setRequestHandler(schema, handler);
}

const table = [{ schema: 'ping', handler: () => ({}) }];
table.forEach(({ schema, handler }) => server.setRequestHandler(schema, handler));
for (const entry of table) server.setRequestHandler(entry.schema, entry.handler);
