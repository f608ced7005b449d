import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

const tools = [{ name: 'a', inputSchema: { type: 'object' } }];
const typed: types.Tool[] = [{ name: 'a', inputSchema: { type: 'object' } }];

export function register(server: Server): void {
  server.setRequestHandler(types.ListToolsRequestSchema, async () => ({ tools }));
  server.setRequestHandler(types.ListToolsRequestSchema, async () => ({ tools: typed }));
}
