import { ToolSchema } from '@modelcontextprotocol/core'
import { ProtocolError as McpError } from '@modelcontextprotocol/server'
;[ToolSchema, McpError].forEach((item) => console.log(item))
const x = 1
;[x].forEach((item) => console.log(item))
export { type Tool } from '@modelcontextprotocol/server'
export { PromptSchema } from '@modelcontextprotocol/core'
// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
;(x as unknown as Headers)
