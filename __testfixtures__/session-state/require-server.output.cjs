#!/usr/bin/env node
const { randomUUID } = require('node:crypto')
const { McpServer } = require('@modelcontextprotocol/server')
const { NodeStreamableHTTPServerTransport } = require('@modelcontextprotocol/node')

/** @type {Record<string, { userId: number }>} */
const sessions = {}

function createServer() {
  const server = new McpServer({ name: 'shop', version: '1.0.0' })
  server.registerTool('login', {}, async (ctx) => {
    // TODO(mcp-v2/request-auth/session-identity): sessions: who calls is looked up by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Read ctx.http?.authInfo, and confirm that its id names a person and not an OAuth client.
    if (!ctx.sessionId) throw new Error('No session id to look up sessions with')
    sessions[String(ctx.sessionId)] = { userId: 1 }
    return { content: [] }
  })
  server.registerTool('me', {}, (ctx) => {
    // TODO(mcp-v2/request-auth/session-identity): sessions: who calls is looked up by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Read ctx.http?.authInfo, and confirm that its id names a person and not an OAuth client.
    if (!ctx.sessionId) throw new Error('No session id to look up sessions with')
    return { content: [{ type: 'text', text: String(sessions[`${ctx.sessionId}`].userId) }] }
  })
  return server
}

createServer().connect(new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() }))
