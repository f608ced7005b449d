#!/usr/bin/env node
const { randomUUID } = require('node:crypto')
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js')
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js')

/** @type {Record<string, { userId: number }>} */
const sessions = {}

function createServer() {
  const server = new McpServer({ name: 'shop', version: '1.0.0' })
  server.registerTool('login', {}, async (extra) => {
    sessions[String(extra.sessionId)] = { userId: 1 }
    return { content: [] }
  })
  server.registerTool('me', {}, (extra) => ({ content: [{ type: 'text', text: String(sessions[`${extra.sessionId}`].userId) }] }))
  return server
}

createServer().connect(new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() }))
