const express = require('express')
const { z } = require('zod')
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js')
const { SSEServerTransport } = require('@modelcontextprotocol/sdk/server/sse.js')

const server = new McpServer({ name: 'todo-sse', version: '0.0.4' })

const lists = { home: ['dishes', 'plants'], work: ['standup'] }

server.tool('echo', { text: z.string() }, async ({ text }) => {
  return { content: [{ type: 'text', text }] }
})

server.tool('add', { a: z.number(), b: z.number() }, async ({ a, b }) => {
  return { content: [{ type: 'text', text: `${a} + ${b} = ${a + b}` }] }
})

server.tool(
  'todos',
  'Items of a list',
  { list: z.string().default('home'), search: z.string().optional() },
  async ({ list, search }) => {
    const items = lists[list].filter((item) => item.includes(search || ''))
    return { content: [{ type: 'text', text: items.join('\n') }] }
  }
)

server.prompt('plan', () => ({
  messages: [{ role: 'user', content: { type: 'text', text: 'Plan my day' } }],
}))

server.resource('lists', 'todo://lists', async (uri) => ({
  contents: [{ uri: uri.href, text: Object.keys(lists).join() }],
}))

const app = express()
let transport

app.get('/sse', async (req, res) => {
  console.log('client connected')
  transport = new SSEServerTransport('/messages', res)
  await server.connect(transport)
})

app.post('/messages', async (req, res) => {
  if (!transport) {
    res.status(503).send('not connected')
    return
  }
  await transport.handlePostMessage(req, res)
})

const port = process.env.PORT || 3001
app.listen(port, () => console.log('todo-sse on ' + port))
