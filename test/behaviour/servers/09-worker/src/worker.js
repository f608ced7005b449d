import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { z } from 'zod'

const LINKS = { docs: 'https://docs.example', blog: 'https://blog.example' }

function createServer(env) {
  const server = new McpServer({ name: 'shortlink', version: '0.5.0' })

  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }]
  }))
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }]
  }))
  server.registerTool(
    'resolve',
    { inputSchema: { name: z.string().default('docs'), tracking: z.string().optional() } },
    async ({ name, tracking }) => {
      if (!LINKS[name]) throw new Error(`Nothing behind ${name}`)
      return { content: [{ type: 'text', text: `${env.PREFIX}${LINKS[name]}${tracking ? `?t=${tracking}` : ''}` }] }
    }
  )
  server.registerPrompt('announce', { argsSchema: { name: z.string() } }, ({ name }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Announce ${name}` } }]
  }))
  server.registerResource('links', 'link://all', {}, async (uri) => ({ contents: [{ uri: uri.href, text: JSON.stringify(LINKS) }] }))
  server.registerResource('link', new ResourceTemplate('link://{name}', { list: undefined }), {}, async (uri, { name }) => ({
    contents: [{ uri: uri.href, text: LINKS[name] }]
  }))

  return server
}

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url)

    if (pathname === '/mcp') {
      const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined })
      const server = createServer(env)
      await server.connect(transport)
      return transport.handleRequest(request)
    }

    const target = LINKS[pathname.slice(1)]
    return target ? Response.redirect(target, 302) : new Response('Not found', { status: 404 })
  }
}
