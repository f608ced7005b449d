#!/usr/bin/env node
const { McpServer } = require('@modelcontextprotocol/server');

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('agent', {}, async ({ http: { req: { headers } = { headers: new Headers({}) } } = {} }) => ({
  content: [{ type: /** @type {const} */ ('text'), text: String(headers.get('user-agent') || 'nobody') }],
}));
module.exports = { server };
