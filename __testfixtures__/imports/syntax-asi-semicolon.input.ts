import { ToolSchema, McpError } from '@modelcontextprotocol/sdk/types.js'
;[ToolSchema, McpError].forEach((item) => console.log(item))
const x = 1
import type { IsomorphicHeaders } from '@modelcontextprotocol/sdk/types.js'
;[x].forEach((item) => console.log(item))
export { type Tool, PromptSchema } from '@modelcontextprotocol/sdk/types.js'
;(x as unknown as IsomorphicHeaders)
