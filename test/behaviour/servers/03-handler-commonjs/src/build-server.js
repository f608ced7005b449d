'use strict';

const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { z } = require('zod');

/** @returns {McpServer} */
module.exports = function buildServer() {
  const server = new McpServer({ name: 'cjs', version: '1.0.0' });
  server.tool('echo', 'Echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.tool('add', 'Add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  return server;
};
