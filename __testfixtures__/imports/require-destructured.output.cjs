'use strict';

const { McpServer } = require('@modelcontextprotocol/server');
const { StdioServerTransport } = require('@modelcontextprotocol/server/stdio');
const { CallToolRequestSchema } = require('@modelcontextprotocol/core');
const { ProtocolErrorCode, ProtocolError } = require('@modelcontextprotocol/server');
const path = require('node:path');

const server = new McpServer({ name: path.basename(__dirname), version: '1.0.0' });

/** @param {unknown} request */
function nameOf(request) {
  const parsed = CallToolRequestSchema.safeParse(request);
  if (!parsed.success) throw new ProtocolError(ProtocolErrorCode.InvalidParams, parsed.error.message);
  return parsed.data.params.name;
}

async function main() {
  await server.connect(new StdioServerTransport());
}

module.exports = { main, nameOf, McpError: ProtocolError };
