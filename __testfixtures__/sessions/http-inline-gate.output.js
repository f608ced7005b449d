import { timingSafeEqual } from 'node:crypto'
import http from 'node:http'
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server'
import { toNodeHandler } from '@modelcontextprotocol/node'
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

const mcpHandler = toNodeHandler(createMcpHandler(createServer, { onerror: (error) => console.error(error) }))

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

    await mcpHandler(req, res)
  })
  .listen(process.env.PORT ?? 3000, () => console.log('safe'))
