import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { object, string, ZodArray, ZodFirstPartyTypeKind, ZodNullable, type ZodTypeAny } from 'zod/v3';

export const server = new McpServer({ name: 'example', version: '1.0.0' });
export const schema = object({ name: string() });

export function inner(value: ZodTypeAny): unknown {
  if (value instanceof ZodNullable) return inner(value.unwrap());
  if (value instanceof ZodArray) return value.element.description;
  return value;
}

export const isText = (value: any) => value._def.typeName === ZodFirstPartyTypeKind.ZodString;
