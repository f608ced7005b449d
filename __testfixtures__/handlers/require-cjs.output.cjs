'use strict';
const { Server } = require('@modelcontextprotocol/server');

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

server.setRequestHandler('tools/list', async () => ({ tools: [] }));
server.setRequestHandler('tools/call', async (request) => ({
  content: [{ type: 'text', text: request.params.name }],
}));
