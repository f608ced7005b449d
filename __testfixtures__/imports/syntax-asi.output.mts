import {
  McpServer,
  LATEST_PROTOCOL_VERSION,
  type Implementation,
  InMemoryTransport,
} from '@modelcontextprotocol/server'

const info: Implementation = { name: 'asi', version: LATEST_PROTOCOL_VERSION }
;(function boot() { console.error('boot') })()

const a = 4, g = 2
let b = a
/g/g.toString().length
b
++b
export const server = new McpServer(info)
export const pair = InMemoryTransport.createLinkedPair()
;[server, pair].forEach(String)
;`template`.length
