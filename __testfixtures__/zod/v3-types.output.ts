import { McpServer } from '@modelcontextprotocol/server';
import { type ZodObject, z } from 'zod';

export type Parser<O, I> = z.ZodType<O, I>;
export type Simple<O> = z.ZodType<O>;
export type Old<O, I = O> = z.ZodSchema<O, I>;
export type Shape = z.ZodRawShape;
export type Anything = z.ZodTypeAny<any>;
export type Wide = z.ZodObject<any>;
export type Strict = z.ZodObject<{ a: z.ZodString }, z.core.$strict>;
export type Loose = z.ZodObject<{ a: z.ZodString }, z.core.$loose>;
export type Given<S extends z.ZodRawShape> = z.output<z.ZodObject<S>>;
export type Taken<S extends z.ZodRawShape> = z.input<z.ZodObject<S>>;
export type Result<T> = z.ZodSafeParseResult<T>;

export function parse<T extends ZodObject>(schema: T, value: unknown): z.infer<T> {
  return schema.parse(value);
}

export const server = new McpServer({ name: 'example', version: '1.0.0' });
