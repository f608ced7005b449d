// TODO(mcp-v2/removed/zod-compat): ShapeOutput: no counterpart in v2, left on v1; with zod 4 write z.output<z.ZodObject<Shape>>. Also: isZ4Schema: the bridge between zod 3 and zod 4, which v2 does not have: it takes any Standard Schema. Left on v1; use the schema library directly.
import { type ShapeOutput, isZ4Schema } from '@modelcontextprotocol/sdk/server/zod-compat.js';
// TODO(mcp-v2/removed/zod-compat): toJsonSchemaCompat: v1's own converter, left on v1; with zod 4 use z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }).
import { toJsonSchemaCompat } from '@modelcontextprotocol/sdk/server/zod-json-schema-compat.js';
import {
  z,
  type ZodType as AnySchema,
  type output as SchemaOutput,
  type ZodRawShape as ZodRawShapeCompat,
  object as objectFromShape,
  safeParse,
} from 'zod';

export function parse<T extends AnySchema>(schema: T, value: unknown): SchemaOutput<T> | undefined {
  const result = safeParse(schema, value);
  return result.success ? (result.data as SchemaOutput<T>) : undefined;
}

// TODO(mcp-v2/removed/zod-compat): ShapeOutput has no counterpart in v2 and is still v1's; the marker at its import says more.
export function toJson<S extends ZodRawShapeCompat>(shape: S, check: (value: ShapeOutput<S>) => void) {
  const object = objectFromShape(shape);
  // TODO(mcp-v2/removed/zod-compat): isZ4Schema has no counterpart in v2 and is still v1's; the marker at its import says more. Also: toJsonSchemaCompat has no counterpart in v2 and is still v1's; the marker at its import says more.
  return isZ4Schema(object) ? { check, json: toJsonSchemaCompat(z.object({})) } : undefined;
}
