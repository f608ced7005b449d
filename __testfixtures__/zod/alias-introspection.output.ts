import { McpServer } from '@modelcontextprotocol/server';
import { object, string, ZodArray, ZodNullable, type ZodTypeAny, type ZodType } from 'zod';

export const server = new McpServer({ name: 'example', version: '1.0.0' });
export const schema = object({ name: string() });

export function inner(value: ZodTypeAny): unknown {
  if (value instanceof ZodNullable) return inner(value.unwrap() as ZodType);
  if (value instanceof ZodArray) return (value.element as ZodType).description;
  return value;
}

export const isText = (value: any) => value._def.type === 'string';
