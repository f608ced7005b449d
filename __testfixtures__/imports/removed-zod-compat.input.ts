import {
  type AnySchema,
  type SchemaOutput,
  type ShapeOutput,
  type ZodRawShapeCompat,
  isZ4Schema,
  objectFromShape,
  safeParse,
} from '@modelcontextprotocol/sdk/server/zod-compat.js';
import { toJsonSchemaCompat } from '@modelcontextprotocol/sdk/server/zod-json-schema-compat.js';
import { z } from 'zod';

export function parse<T extends AnySchema>(schema: T, value: unknown): SchemaOutput<T> | undefined {
  const result = safeParse(schema, value);
  return result.success ? (result.data as SchemaOutput<T>) : undefined;
}

export function toJson<S extends ZodRawShapeCompat>(shape: S, check: (value: ShapeOutput<S>) => void) {
  const object = objectFromShape(shape);
  return isZ4Schema(object) ? { check, json: toJsonSchemaCompat(z.object({})) } : undefined;
}
