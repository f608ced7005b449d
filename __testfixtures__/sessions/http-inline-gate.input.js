import { randomUUID, timingSafeEqual } from 'node:crypto'
import http from 'node:http'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { z } from 'zod'

const tokens = ['token-ann', 'token-bob'].map((token) => Buffer.from(`Bearer ${token}`))

const allowed = (req) => {
  const given = Buffer.from(req.headers.authorization ?? '')
  return tokens.some((token) => token.length === given.length && timingSafeEqual(token, given))
}

const createServer = () => {
  const server = new McpServer({ name: 'safe', version: '1.0.0' })
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({ content: [{ type: 'text', text }] }))
  return server
}

const sessions = new Map()

http
  .createServer(async (req, res) => {
    if (req.url === '/status') {
      res.end('fine')
      return
    }

    if (!allowed(req)) {
      res.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
      return
    }

    if (req.url !== '/mcp') {
      res.writeHead(404).end()
      return
    }

    const id = req.headers['mcp-session-id']
    if (id && !sessions.has(id)) {
      res.writeHead(404).end()
      return
    }
    let transport = sessions.get(id)
    if (!transport) {
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (sessionId) => {
          sessions.set(sessionId, transport)
        },
      })
      transport.onclose = () => sessions.delete(transport.sessionId)
      await createServer().connect(transport)
    }
    await transport.handleRequest(req, res)
  })
  .listen(process.env.PORT ?? 3000, () => console.log('safe'))
