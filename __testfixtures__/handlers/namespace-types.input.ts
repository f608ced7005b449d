import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {}, logging: {} } });
server.setRequestHandler(types.ListToolsRequestSchema, async (): Promise<types.ListToolsResult> => ({ tools: [] }));
server.setRequestHandler(types.SetLevelRequestSchema, async () => ({}));
server.removeRequestHandler(types.SetLevelRequestSchema.shape.method.value);
