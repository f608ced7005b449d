import { Server } from '@modelcontextprotocol/server';
import * as types from '@modelcontextprotocol/server';

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {}, logging: {} } });
server.setRequestHandler('tools/list', async (): Promise<types.ListToolsResult> => ({ tools: [] }));
server.setRequestHandler('logging/setLevel', async () => ({}));
server.removeRequestHandler('logging/setLevel');
