#!/usr/bin/env node
'use strict';
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { z } = require('zod');

const server = new McpServer({ name: 'demo', version: '1.0.0' });

/**
 * Answers.
 *
 * @param {{ q: string }} args
 * @param {import('@modelcontextprotocol/sdk/shared/protocol.js').RequestHandlerExtra<any, any>} extra what it is told
 */
async function answer({ q }, extra) {
  return { content: [{ type: /** @type {const} */ ('text'), text: `${q} ${extra.requestId} ${extra.authInfo?.token}` }] };
}

server.registerTool('answer', { inputSchema: { q: z.string() } }, answer);
module.exports = { server };
