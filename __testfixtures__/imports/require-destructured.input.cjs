'use strict';

const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { StdioServerTransport } = require('@modelcontextprotocol/sdk/server/stdio.js');
const { CallToolRequestSchema, ErrorCode, McpError } = require('@modelcontextprotocol/sdk/types.js');
const path = require('node:path');

const server = new McpServer({ name: path.basename(__dirname), version: '1.0.0' });

/** @param {unknown} request */
function nameOf(request) {
  const parsed = CallToolRequestSchema.safeParse(request);
  if (!parsed.success) throw new McpError(ErrorCode.InvalidParams, parsed.error.message);
  return parsed.data.params.name;
}

async function main() {
  await server.connect(new StdioServerTransport());
}

module.exports = { main, nameOf, McpError };
