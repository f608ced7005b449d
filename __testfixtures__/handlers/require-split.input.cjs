'use strict';
const { Server } = require('@modelcontextprotocol/sdk/server/index.js');
const {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  PingRequestSchema,
} = require('@modelcontextprotocol/sdk/types.js');
const { McpError, SetLevelRequestSchema } = require('@modelcontextprotocol/sdk/types.js');

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {}, logging: {} } });

server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [] }));
server.setRequestHandler(SetLevelRequestSchema, async () => {
  throw new McpError(-32600, 'no');
});
server.setRequestHandler(CallToolRequestSchema, async () => ({ content: [] }));
console.log(PingRequestSchema.parse({ method: 'ping' }));
