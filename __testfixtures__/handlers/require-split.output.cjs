'use strict';
const { Server } = require('@modelcontextprotocol/server');
const {
  PingRequestSchema,
} = require('@modelcontextprotocol/core');
const { ProtocolError } = require('@modelcontextprotocol/server');

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {}, logging: {} } });

server.setRequestHandler('tools/list', async () => ({ tools: [] }));
server.setRequestHandler('logging/setLevel', async () => {
  throw new ProtocolError(-32600, 'no');
});
server.setRequestHandler('tools/call', async () => ({ content: [] }));
console.log(PingRequestSchema.parse({ method: 'ping' }));
