import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'

const beds = { roses: 3, beans: 12 }

export function makeServer() {
  const server = new McpServer({ name: 'gardening', version: '1.1.0' })
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }))
  server.tool('add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({ content: [{ type: 'text', text: `${a + b}` }] }))
  server.tool('water', { bed: z.string(), litres: z.number().default(5), when: z.string().optional() }, async (args) => {
    if (!(args.bed in beds)) throw new Error(`There is no bed ${args.bed}`)
    return { content: [{ type: 'text', text: `${args.litres} l for ${args.bed} ${args.when ?? 'now'}` }] }
  })
  server.prompt('advice', { plant: z.string() }, ({ plant }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `How do I grow ${plant}?` } }],
  }))
  server.resource('beds', 'garden://beds', async (uri) => ({ contents: [{ uri: uri.href, text: JSON.stringify(beds) }] }))
  server.resource('bed', new ResourceTemplate('garden://beds/{bed}', { list: undefined }), async (uri, { bed }) => ({
    contents: [{ uri: uri.href, text: String(beds[bed]) }],
  }))
  return server
}
