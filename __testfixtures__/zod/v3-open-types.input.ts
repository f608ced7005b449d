import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

export const server = new McpServer({ name: 'example', version: '1.0.0' });

export type Input = z.Schema;

export interface ToolDefinition<Schema extends z.ZodTypeAny = z.ZodTypeAny> {
  schema: Schema;
  fallback?: z.ZodType;
  handle(input: z.output<Schema>): void;
}

const number: ToolDefinition<z.ZodObject<{ a: z.ZodNumber }>> = {
  schema: z.object({ a: z.number() }),
  handle: ({ a }) => console.log(a.toFixed()),
};
export const tools: ToolDefinition[] = [number];

export const registry: Record<string, z.ZodTypeAny> = {};
export const read = (name: string) => registry[name]!.parse({}).id as string;

export function check(schema: z.ZodTypeAny, value: unknown): number {
  return schema.parse(value).count;
}

export const isOptional = (schema: z.ZodTypeAny) => schema.isOptional();
export const generic = <T extends z.ZodTypeAny>(schema: T, value: unknown): z.infer<T> => schema.parse(value);
