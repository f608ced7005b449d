import { Server } from '@modelcontextprotocol/server';

const tools = [{ name: 'a', inputSchema: { type: 'object' } }];
/** @type {any} */
const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler('tools/list', async () => ({ tools }));
