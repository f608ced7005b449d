import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export const server = new McpServer({ name: 'example', version: '1.0.0' });

interface Json {
  type?: string;
  enum?: string[];
  items?: Json;
  const?: unknown;
  anyOf?: Json[];
  minimum?: number;
  minLength?: number;
  pattern?: string;
}

/** By class. */
export function toJson(schema: z.ZodTypeAny): Json {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodNullable || current instanceof z.ZodDefault) {
    current = current._def.innerType as z.ZodType;
  }
  if (current instanceof z.ZodEnum) return { type: 'string', enum: current.options as string[] };
  if (current instanceof z.ZodArray) return { type: 'array', items: toJson(current.element as z.ZodType) };
  if (current instanceof z.ZodLiteral) return { const: current.value };
  if (current instanceof z.ZodRecord) return toJson(current.valueType as z.ZodType);
  if (current instanceof z.ZodUnion) return { anyOf: (current._def.options as z.ZodType[]).map((option: z.ZodTypeAny) => toJson(option)) };
  if (current instanceof z.ZodLazy) return toJson(current.unwrap() as z.ZodType);
  const json: Json = {};
  if (current instanceof z.ZodNumber) {
    for (const check of (current._def.checks ?? []) as any[]) {
      switch (check._zod.def.format ?? check._zod.def.check) {
        case 'greater_than':
          json.minimum = check._zod.def.value;
          break;
        case 'safeint':
          json.type = 'integer';
          break;
      }
    }
  }
  if (current instanceof z.ZodString) {
    const checks: any[] = (current._def.checks as any[]) || [];
    checks.forEach((check: any) => {
      if ((check._zod.def.format ?? check._zod.def.check) === 'min_length') json.minLength = check._zod.def.minimum;
      if ((check._zod.def.format ?? check._zod.def.check) === 'regex') json.pattern = check._zod.def.pattern.source;
    });
  }
  return json;
}

/** By the name of the class. */
export function kindOf(schema: any): string {
  const def = schema._def;
  switch (def.type) {
    case 'string':
      return 'text';
    case 'number':
    case 'bigint':
      return 'number';
    case 'array':
      return `${kindOf(def.element)}[]`;
    case 'enum':
      return Object.values(def.entries).join(' | ');
    case 'literal':
      return String(def.values[0]);
    case 'promise':
      return kindOf(def.innerType);
    default:
      throw new Error(`no kind for ${def.type}`);
  }
}

export function isOptional(schema: z.ZodTypeAny): boolean {
  const typeName = schema._def.type;
  return typeName === 'optional' || typeName === 'default';
}

export const isUnion = (schema: any) =>
  schema._def.type === 'union';

export const oneOf = ({ typeName }: { typeName: string }) => typeName;

export function unwrap(schema: z.ZodTypeAny): z.ZodTypeAny<any> {
  if (schema._def.type === 'optional') return unwrap((schema._def as any).innerType);
  return schema;
}

export function members(schema: any): unknown[] {
  if (schema._def.type === 'union') return schema._def.options;
  // TODO(mcp-v2/zod/introspection): zod 4 calls ZodUnion and ZodDiscriminatedUnion both 'union', so that what comes first takes both; tell them apart by what they hold (a discriminated union has _def.discriminator).
  if (schema._def.type === 'union') return [...schema._def.options.values()];
  if (schema._def.type === 'enum') return Object.values(schema._def.entries);
  return [];
}

/** What nothing settles. */
export function guess(schema: any, key: string): unknown {
  const names: Record<string, string> = { ZodString: 'text' };
  // TODO(mcp-v2/zod/introspection): zod 4 lays schemas out otherwise: _def.typeName is gone; _def.type is a string such as 'string', 'object', 'optional'. z.toJSONSchema(schema) saves looking inside.
  const name = names[schema._def.typeName];
  // TODO(mcp-v2/zod/introspection): zod 4 lays schemas out otherwise: _def.values of an enum is _def.entries, an object; schema.options is the list. z.toJSONSchema(schema) saves looking inside.
  const values = schema._def.values;

  // TODO(mcp-v2/zod/introspection): zod 4 lays schemas out otherwise: _def.checks holds checks that say what they are in _zod.def: { check: 'min_length', minimum }, { check: 'greater_than', value, inclusive }, { check: 'string_format', format }; they have no kind. z.toJSONSchema(schema) saves looking inside.
  const checks = schema._def.checks;

  // TODO(mcp-v2/zod/introspection): zod 4 lays schemas out otherwise: _def.unknownKeys is gone; _def.catchall is a ZodNever for a strict object and a ZodUnknown for a loose one. z.toJSONSchema(schema) saves looking inside.
  const strict = schema._def.unknownKeys === 'strict';

  // TODO(mcp-v2/zod/introspection): zod 4 has no effects around a schema: a refinement is part of the schema itself, .transform() makes a pipe with the schema at _def.in, z.preprocess() one with it at _def.out.
  const inner = schema._def.type === 'pipe' ? schema._def.in : schema;

  // TODO(mcp-v2/zod/introspection): every schema of zod 4 has a member type, so that this holds for all of them; ask for something that only your own objects have.
  if (schema instanceof z.ZodType && 'type' in schema) return key;
  return [name, values, checks, strict, inner];
}

export function describeShape(shape: Record<string, z.ZodType>): string[] {
  return Object.values(shape).map((field) => field.description ?? '');
}

export function define<Shape extends Record<string, z.ZodType>>(shape: Shape): z.ZodObject<Shape> {
  for (const key of Object.keys(shape)) if (!shape[key]!.description) throw new Error(key);
  return z.object(shape);
}

export const handedOn = (shape: z.ZodRawShape) => z.object(shape);

export function formatOf(schema: z.ZodTypeAny): string | undefined {
  if (!(schema instanceof z.ZodString)) return undefined;
  for (const check of ((schema._def as any).checks ?? []) as any[]) {
    switch (check._zod.def.format ?? check._zod.def.check) {
      case 'email':
        return 'email';
      case 'uuid':
      case 'guid':
        return 'uuid';
    }
  }
  return undefined;
}
