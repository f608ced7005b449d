#!/usr/bin/env node
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('agent', {}, async ({ requestInfo: { headers } = { headers: {} } }) => ({
  content: [{ type: /** @type {const} */ ('text'), text: String(headers['user-agent'] || 'nobody') }],
}));
module.exports = { server };
