import {
  Client,
  ProtocolErrorCode as ErrorCode,
  ProtocolError as McpError,
} from '@modelcontextprotocol/client'
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { ToolSchema } from '@modelcontextprotocol/core'

const client = new Client({ name: 'asi', version: '1.0.0' })
const transport = new StdioClientTransport({ command: 'server', env: getDefaultEnvironment() })
;[client, transport].forEach((part) => console.error(part))

let last
= 1
export default async function run() {
  await client.connect(transport)
  const tools = await client.listTools()
  ;(tools.tools ?? []).map((tool) => ToolSchema.parse(tool))
  if (!last) throw new McpError(ErrorCode.InternalError, 'none')
  return
  ErrorCode
}
