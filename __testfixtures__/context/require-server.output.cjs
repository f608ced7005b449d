#!/usr/bin/env node
'use strict';
const { McpServer } = require('@modelcontextprotocol/server');
const { z } = require('zod');

const server = new McpServer({ name: 'demo', version: '1.0.0' });

/**
 * Answers.
 *
 * @param {{ q: string }} args
 * @param {import('@modelcontextprotocol/server').ServerContext} ctx what it is told
 */
async function answer({ q }, ctx) {
  return { content: [{ type: /** @type {const} */ ('text'), text: `${q} ${ctx.mcpReq.id} ${ctx.http?.authInfo?.token}` }] };
}

server.registerTool('answer', { inputSchema: { q: z.string() } }, answer);
module.exports = { server };
