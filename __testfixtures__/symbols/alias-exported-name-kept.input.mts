import { isJSONRPCError, isJSONRPCResponse, JSONRPCErrorSchema, ResourceReferenceSchema } from '@modelcontextprotocol/sdk/types.js'
import type { ResourceTemplate as Template } from '@modelcontextprotocol/sdk/types.js'
import { ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'

export const guards = { isJSONRPCError, isJSONRPCResponse }
export const schemas = [JSONRPCErrorSchema, ResourceReferenceSchema] as const

export function toWire(name: string, template: ResourceTemplate): Template {
  return { name, uriTemplate: String(template.uriTemplate) }
}

export { isJSONRPCResponse as isResult }
