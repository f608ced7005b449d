import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

export const server = new McpServer({ name: 'example', version: '1.0.0' });

export const Nested = z.object({ a: z.object({ b: z.string() }) }).deepPartial();

export const Callback = z.function().args(z.string()).returns(z.number());

export const Known = z.string().refine(
  (value) => value !== '',
  (value) => ({ message: `${value} is empty` }),
);

export const Custom = z.string({
  errorMap: (issue, ctx) => ({ message: issue.code === 'invalid_type' ? 'text, please' : ctx.defaultError }),
});

export function unwrap(schema: z.ZodTypeAny): unknown {
  if (schema instanceof z.ZodEffects) return unwrap(schema.innerType());
  return schema;
}

export const kind = (schema: any) => schema._def.typeName === z.ZodFirstPartyTypeKind.ZodString;

export const describe = (schema: any): string | undefined => (schema as any)?._def?.description ?? schema._def.description;
export const fallback = (schema: any) => [schema._def.defaultValue(), Object.keys(schema._def.shape())];
