import { Server, type Tool } from '@modelcontextprotocol/server';
import * as types from '@modelcontextprotocol/server';

const tools: Tool[] = [{ name: 'a', inputSchema: { type: 'object' } }];
const typed: types.Tool[] = [{ name: 'a', inputSchema: { type: 'object' } }];

export function register(server: Server): void {
  server.setRequestHandler('tools/list', async () => ({ tools }));
  server.setRequestHandler('tools/list', async () => ({ tools: typed }));
}
