const { Server } = require('@modelcontextprotocol/server');
const types = require('@modelcontextprotocol/core');

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

server.setRequestHandler('tools/list', async () => ({ tools: [] }));
