const { Server } = require('@modelcontextprotocol/server');

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

server.setRequestHandler('tools/list', async () => ({ tools: [] }));
