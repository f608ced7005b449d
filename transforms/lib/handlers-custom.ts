import type { FileFacts } from '../../src/engine/facts.js';
import type { ImportRecord } from '../../src/engine/import-record.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { methodOfSchema } from '../../src/sdk/methods.js';
import { quoted, schemaText } from './handlers-schema.js';
import { exportedName } from './values.js';

/** A schema of a request or notification that is not simply the specification's, taken apart. */
export interface CustomSchema {
  /** What to write for the method: a literal, or the constant that stands for it. */
  method: string;
  /** The method as a string, where it is one in this file. */
  methodValue?: string;
  /** The schema of the params: the expression itself, where it stands in the call's argument. */
  params?: Node;
  /** Text that reads the params' schema off a constant: `SearchRequest.shape.params`. */
  paramsText?: string;
  /** The expression that declares the params, wherever it stands; undefined when none does. */
  declared?: Node;
  /** Declared in another file, of which no node can be edited here. */
  foreign?: true;
  /** What `z` is called where the schema is built. */
  zod?: string;
}

/**
 * Takes a schema apart whose method and params can be told: `z.object({ method: z.literal('x'), params })`,
 * `CallToolRequestSchema.extend({ params })`, `RequestSchema.extend({ method, params })`, and constants of this file
 * that hold one.
 */
export function customSchema(file: SourceFile, facts: FileFacts, node: Node, depth = 0): CustomSchema | undefined {
  const at = unwrap(node);
  if (depth > 4) return undefined;
  if (at.type === 'Identifier') {
    const record = file.imports.of(file.scopes.bindingOf(at));
    if (record) return importedSchema(facts, at, record, depth);
    const declaration = file.scopes.bindingOf(at)?.declaration;
    const isConst = declaration?.type === 'VariableDeclarator' && file.scopes.bindingOf(at)?.kind === 'const';
    if (!isConst || declaration.id.type !== 'Identifier' || !declaration.init) return undefined;
    const schema = customSchema(file, facts, declaration.init, depth + 1);
    return schema && { ...schema, params: undefined, paramsText: `${at.name}.shape.params` };
  }
  if (at.type !== 'CallExpression' || at.callee.type !== 'MemberExpression' || at.callee.computed) return undefined;
  const { object, property } = at.callee as Node;
  // Which other keys pass is of no interest: v2 hands over the params only.
  if (/^(?:strict|passthrough|loose|strip)$/.test(property.name) && at.arguments.length === 0) {
    const schema = customSchema(file, facts, object, depth + 1);
    return schema?.paramsText === undefined || schema.params ? schema : undefined;
  }
  const shape = at.arguments[0] as Node | undefined;
  if (shape?.type !== 'ObjectExpression' || at.arguments.length !== 1) return undefined;
  if (/^(?:object|looseObject|strictObject)$/.test(property.name) && isZod(file, object))
    return fromShape(file, shape, undefined, file.textOf(object));
  if (property.name !== 'extend') return undefined;
  const base = exportedName(file, facts, object);
  const entry = methodOfSchema(base);
  if (entry && base) {
    const schema = fromShape(file, shape, { method: quoted(file, entry.method), methodValue: entry.method });
    return (
      schema &&
      (schema.params
        ? schema
        : {
            ...schema,
            paramsText: `${schemaText(file, { node: object, name: base, entry })}.shape.params`,
            declared: object,
          })
    );
  }
  return base === 'RequestSchema' || base === 'NotificationSchema' ? fromShape(file, shape, undefined) : undefined;
}

/** A constant that another file of the project declares: its method must be a literal there, for names do not travel. */
function importedSchema(facts: FileFacts, node: Node, record: ImportRecord, depth: number): CustomSchema | undefined {
  if (record.kind === 'namespace') return undefined;
  const declared = facts.declarationOf?.(record.original.source, record.original.name);
  if (!declared) return undefined;
  const schema = customSchema(declared.file, declared.facts, declared.node, depth + 1);
  if (schema?.methodValue === undefined) return undefined;
  const method = JSON.stringify(schema.methodValue);
  return {
    ...schema,
    method,
    params: undefined,
    paramsText: `${node.name}.shape.params`,
    zod: undefined,
    foreign: true,
  };
}

function fromShape(
  file: SourceFile,
  shape: Node,
  inherited: Pick<CustomSchema, 'method' | 'methodValue'> | undefined,
  zod?: string,
): CustomSchema | undefined {
  let schema: CustomSchema | undefined = inherited && { ...inherited };
  let params: Node | undefined;
  for (const property of shape.properties as Node[]) {
    if (property.type !== 'ObjectProperty' || property.computed) return undefined;
    const key = property.key.name ?? property.key.value;
    if (key === 'params') params = property.value;
    else if (key === 'method') schema = methodOf(file, property.value);
    else if (key !== 'jsonrpc' && key !== 'id') return undefined;
    if (key === 'method' && !schema) return undefined;
  }
  return schema && { ...schema, params, declared: params, zod: zod ?? schemaBuilder(file, shape) };
}

/** `z.literal('acme/search')`, `z.literal(SEARCH)`. */
function methodOf(file: SourceFile, value: Node): Pick<CustomSchema, 'method' | 'methodValue'> | undefined {
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return undefined;
  if (value.callee.property.name !== 'literal' || !isZod(file, value.callee.object)) return undefined;
  const literal = value.arguments[0] as Node | undefined;
  if (!literal || literal.type === 'ArrayExpression') return undefined;
  return {
    method: file.textOf(literal),
    methodValue: stringValue(unwrap(literal)) ?? stringValue(constantOf(file, literal)),
  };
}

function constantOf(file: SourceFile, node: Node): Node | undefined {
  const binding = node.type === 'Identifier' ? file.scopes.bindingOf(node) : undefined;
  const init = binding?.kind === 'const' ? (binding.declaration.init as Node | null) : undefined;
  return init ? unwrap(init) : undefined;
}

/** The `z` of the first builder call in a shape. */
function schemaBuilder(file: SourceFile, shape: Node): string | undefined {
  for (const { value } of shape.properties as Node[])
    if (
      value?.type === 'CallExpression' &&
      value.callee.type === 'MemberExpression' &&
      isZod(file, value.callee.object)
    )
      return file.textOf(value.callee.object);
  return undefined;
}

/** Whether an expression is zod's `z`, under any name. */
export function isZod(file: SourceFile, node: Node): boolean {
  if (node.type === 'MemberExpression') return node.property.name === 'z' && isZod(file, node.object);
  if (node.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(node);
  const record = file.imports.of(binding);
  if (record) return /^zod(?:$|\/)/.test(record.original.source);
  const init =
    binding?.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
  const call = init?.type === 'MemberExpression' ? init.object : init;
  return (
    call?.type === 'CallExpression' &&
    call.callee.name === 'require' &&
    /^zod(?:$|\/)/.test(stringValue(call.arguments[0]) ?? '')
  );
}

/**
 * Whether params may be missing without a difference. v1 handed `undefined` on when a request had none and the schema
 * allowed it; v2 validates `{}` in their place.
 */
export function acceptsNone(file: SourceFile, facts: FileFacts, declared: Node | undefined): boolean {
  const at = declared && unwrap(declared);
  if (!at || at.type === 'Identifier') return true;
  if (at.type !== 'CallExpression' || at.callee.type !== 'MemberExpression') return true;
  const { object, property } = at.callee as Node;
  if (!/^(?:optional|nullish|default)$/.test(property.name)) return true;
  return takesEmpty(file, facts, object);
}

function takesEmpty(file: SourceFile, facts: FileFacts, node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object, property } = node.callee as Node;
  if (/^(?:any|unknown|record)$/.test(property.name)) return isZod(file, object);
  if (/^(?:strict|passthrough|loose|strip|partial)$/.test(property.name))
    return property.name === 'partial' || takesEmpty(file, facts, object);
  if (!/^(?:object|looseObject|strictObject)$/.test(property.name) || !isZod(file, object)) return false;
  const shape = node.arguments[0] as Node | undefined;
  if (shape?.type !== 'ObjectExpression') return false;
  return (shape.properties as Node[]).every((field) => {
    const value = field.value as Node | undefined;
    const name = value?.type === 'CallExpression' ? value.callee.property?.name : undefined;
    return /^(?:optional|nullish|default)$/.test(name ?? '');
  });
}
