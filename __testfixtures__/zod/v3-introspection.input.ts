import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

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
    current = current._def.innerType;
  }
  if (current instanceof z.ZodEnum) return { type: 'string', enum: current._def.values };
  if (current instanceof z.ZodArray) return { type: 'array', items: toJson(current._def.type) };
  if (current instanceof z.ZodLiteral) return { const: current._def.value };
  if (current instanceof z.ZodRecord) return toJson(current.valueSchema);
  if (current instanceof z.ZodUnion) return { anyOf: current._def.options.map((option: z.ZodTypeAny) => toJson(option)) };
  if (current instanceof z.ZodLazy) return toJson(current.schema);
  const json: Json = {};
  if (current instanceof z.ZodNumber) {
    for (const check of current._def.checks) {
      switch (check.kind) {
        case 'min':
          json.minimum = check.value;
          break;
        case 'int':
          json.type = 'integer';
          break;
      }
    }
  }
  if (current instanceof z.ZodString) {
    const checks: any[] = current._def.checks || [];
    checks.forEach((check: any) => {
      if (check.kind === 'min') json.minLength = check.value;
      if (check.kind === 'regex') json.pattern = check.regex.source;
    });
  }
  return json;
}

/** By the name of the class. */
export function kindOf(schema: any): string {
  const def = schema._def;
  switch (def.typeName) {
    case z.ZodFirstPartyTypeKind.ZodString:
      return 'text';
    case 'ZodNumber':
    case 'ZodBigInt':
      return 'number';
    case 'ZodArray':
      return `${kindOf(def.type)}[]`;
    case 'ZodEnum':
      return def.values.join(' | ');
    case 'ZodLiteral':
      return String(def.value);
    case 'ZodPromise':
      return kindOf(def.type);
    default:
      throw new Error(`no kind for ${def.typeName}`);
  }
}

export function isOptional(schema: z.ZodTypeAny): boolean {
  const typeName = schema._def.typeName;
  return typeName === 'ZodOptional' || typeName === 'ZodDefault';
}

export const isUnion = (schema: any) =>
  schema._def.typeName === 'ZodUnion' || schema._def.typeName === 'ZodDiscriminatedUnion';

export const oneOf = ({ typeName }: { typeName: string }) => typeName;

export function unwrap(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (schema._def.typeName === 'ZodOptional') return unwrap(schema._def.innerType);
  return schema;
}

export function members(schema: any): unknown[] {
  if (schema._def.typeName === 'ZodUnion') return schema._def.options;
  if (schema._def.typeName === 'ZodDiscriminatedUnion') return [...schema._def.options.values()];
  if (schema._def.typeName === 'ZodNativeEnum') return Object.values(schema._def.values);
  return [];
}

/** What nothing settles. */
export function guess(schema: any, key: string): unknown {
  const names: Record<string, string> = { ZodString: 'text' };
  const name = names[schema._def.typeName];
  const values = schema._def.values;

  const checks = schema._def.checks;

  const strict = schema._def.unknownKeys === 'strict';

  const inner = schema._def.typeName === 'ZodEffects' ? schema._def.schema : schema;

  if (schema instanceof z.ZodType && 'type' in schema) return key;
  return [name, values, checks, strict, inner];
}

export function describeShape(shape: z.ZodRawShape): string[] {
  return Object.values(shape).map((field) => field.description ?? '');
}

export function define<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  for (const key of Object.keys(shape)) if (!shape[key]!.description) throw new Error(key);
  return z.object(shape);
}

export const handedOn = (shape: z.ZodRawShape) => z.object(shape);

export function formatOf(schema: z.ZodTypeAny): string | undefined {
  if (!(schema instanceof z.ZodString)) return undefined;
  for (const check of schema._def.checks) {
    switch (check.kind) {
      case 'email':
        return 'email';
      case 'uuid':
        return 'uuid';
    }
  }
  return undefined;
}
