import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { Router } from 'express'
import { makeServer } from './garden.js'

const sessions = new Map()

export const router = Router()

router.get('/sse', async (req, res) => {
  const transport = new SSEServerTransport('/garden/messages', res)
  const server = makeServer()
  const keepAlive = setInterval(() => res.write(': ping\n\n'), 15_000)
  sessions.set(transport.sessionId, { server, transport })
  server.server.onclose = () => {
    clearInterval(keepAlive)
    sessions.delete(transport.sessionId)
    console.log(`${sessions.size} sessions left`)
  }
  try {
    await server.connect(transport)
  } catch (error) {
    console.error('could not connect', error)
    if (!res.headersSent) res.status(500).send('Error establishing SSE stream')
  }
})

router.post('/messages', async (req, res) => {
  const sessionId = req.query.sessionId
  if (!sessionId) {
    return res.status(400).send('Missing sessionId parameter')
  }
  const session = sessions.get(sessionId)
  if (!session) {
    return res.status(404).send('Session not found')
  }
  try {
    await session.transport.handlePostMessage(req, res, req.body)
  } catch (error) {
    console.error('Error handling request:', error)
    if (!res.headersSent) res.status(500).send('Error handling request')
  }
})

export async function closeAll() {
  for (const [id, { server }] of sessions) {
    await server.close()
    sessions.delete(id)
  }
}
