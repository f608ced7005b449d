import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { type AnyZodObject, z, type ZodTypeDef } from 'zod/v3';

export type Parser<O, I> = z.ZodType<O, z.ZodTypeDef, I>;
export type Simple<O> = z.ZodType<O, ZodTypeDef>;
export type Old<O, I = O> = z.ZodSchema<O, ZodTypeDef, I>;
export type Shape = z.ZodRawShape;
export type Anything = z.ZodTypeAny;
export type Wide = z.ZodObject<any, any, any>;
export type Strict = z.ZodObject<{ a: z.ZodString }, 'strict'>;
export type Loose = z.ZodObject<{ a: z.ZodString }, 'passthrough', z.ZodTypeAny>;
export type Given<S extends z.ZodRawShape> = z.objectOutputType<S, z.ZodTypeAny, 'strip'>;
export type Taken<S extends z.ZodRawShape> = z.objectInputType<S, z.ZodTypeAny>;
export type Result<T> = z.SafeParseReturnType<unknown, T>;

export function parse<T extends AnyZodObject>(schema: T, value: unknown): z.infer<T> {
  return schema.parse(value);
}

export const server = new McpServer({ name: 'example', version: '1.0.0' });
