import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export const server = new McpServer({ name: 'example', version: '1.0.0' });

// TODO(mcp-v2/zod/api): schemas have no deepPartial() in zod 4; zod 4.2 has no deepPartial(); write out which nested fields may be missing.
export const Nested = z.object({ a: z.object({ b: z.string() }) }).deepPartial();

// TODO(mcp-v2/zod/api): z.function() is no schema in zod 4: it takes { input: […], output } and gives a wrapper with implement(); inside a schema use z.custom<(…) => …>().
export const Callback = z.function().args(z.string()).returns(z.number());

// TODO(mcp-v2/zod/api): refine() takes no function of the value for its message in zod 4; write { error: (issue) => … } and read issue.input.
export const Known = z.string().refine(
  (value) => value !== '',
  (value) => ({ message: `${value} is empty` }),
);

// TODO(mcp-v2/zod/api): an error map gets one argument in zod 4, the issue (with its input), and returns the message or undefined; there is no ctx.defaultError, and some issue codes have new names.
export const Custom = z.string({
  error: (issue, ctx) => ({ message: issue.code === 'invalid_type' ? 'text, please' : ctx.defaultError }),
});

export function unwrap(schema: z.ZodTypeAny): unknown {
  // TODO(mcp-v2/zod/api): zod 4 has no ZodEffects: refinements live inside the schema itself now, .transform() gives a ZodPipe and z.preprocess() a ZodPreprocess; z.ZodType takes any of them.
  if (schema instanceof z.ZodEffects) return unwrap(schema.innerType());
  return schema;
}

export const kind = (schema: any) => schema._def.type === 'string';

export const describe = (schema: any): string | undefined => (schema as any)?.description ?? schema.description;
export const fallback = (schema: any) => [schema._def.defaultValue, Object.keys(schema._def.shape)];
