import { isJSONRPCErrorResponse, isJSONRPCResultResponse, ResourceTemplate } from '@modelcontextprotocol/server'
import { JSONRPCErrorResponseSchema, ResourceTemplateReferenceSchema } from '@modelcontextprotocol/core'
import type { ResourceTemplateType as Template } from '@modelcontextprotocol/server'

export const guards = { isJSONRPCError: isJSONRPCErrorResponse, isJSONRPCResponse: isJSONRPCResultResponse }
export const schemas = [JSONRPCErrorResponseSchema, ResourceTemplateReferenceSchema] as const

export function toWire(name: string, template: ResourceTemplate): Template {
  return { name, uriTemplate: String(template.uriTemplate) }
}

export { isJSONRPCResultResponse as isResult }
