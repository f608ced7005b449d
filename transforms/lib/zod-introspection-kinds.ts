import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { guardAt, outermost, within } from './errors-flow.js';
import { isCall, membersCalled } from './members.js';
import { followChecks } from './zod-introspection-checks.js';
import type { KnownKind } from './zod-introspection-names.js';
import { type DefRead, meansSame, renameRead } from './zod-introspection-reads.js';
import type { ZodName, ZodSource } from './zod-source.js';

/** Which schemas `instanceof` tells the class of, and where. */
export function kindsByClass(file: SourceFile, zod: ZodSource): KnownKind[] {
  return zod.names.flatMap(({ name, token }) => {
    if (!/^Zod[A-Z]/.test(name)) return [];
    const guard = guardAt(file, useOf(file, zod, token));
    return guard ? [{ subject: guard.subject, kind: name, regions: guard.regions, typed: true }] : [];
  });
}

function useOf(file: SourceFile, zod: ZodSource, token: Node): Node {
  const parent = file.scopes.parentOf(token);
  return parent && zod.nameOf(parent) ? parent : token;
}

/** What is known of a schema at a place: one class, or several where a condition lets several through. */
export function kindsOf(
  file: SourceFile,
  zod: ZodSource,
  schema: Node,
  kinds: readonly KnownKind[],
  at: Node = schema,
): KnownKind[] {
  const declared = declaredKind(file, zod, schema);
  if (declared) return [{ subject: schema, kind: declared.name, regions: [], typed: true }];
  const fitting = kinds.filter((each) => within(at, each.regions) && meansSame(file, each.subject, schema));
  // The narrowest stretch knows best: a loop may have gone on to what is inside.
  const width = (each: KnownKind) => Math.min(...each.regions.map((region) => region.end - region.start));
  const nearest = Math.min(...fitting.map(width));
  return fitting.filter((each) => width(each) === nearest);
}

/** `(x as z.ZodEnum<…>)`, `x: z.ZodEnum<…>`. */
function declaredKind(file: SourceFile, zod: ZodSource, schema: Node): ZodName | undefined {
  const inner = unwrap(schema);
  const outside = outermost(file, inner);
  const cast = /^TS(As|Satisfies)Expression$/.test(outside.type) ? outside : undefined;
  const binding = inner.type === 'Identifier' ? file.scopes.bindingOf(inner) : undefined;
  const type = cast ? cast.typeAnnotation : binding?.id.typeAnnotation?.typeAnnotation;
  const named = type?.type === 'TSTypeReference' ? zod.nameOf(type.typeName) : undefined;
  return named && /^Zod[A-Z]/.test(named.name) && !/^Zod(Type|TypeAny|Schema|RawShape)$/.test(named.name)
    ? named
    : undefined;
}

/** Members of `_def` by the class: what zod 4 calls them on `_def`, and on the schema itself. */
const MEMBERS: Readonly<Record<string, { def: string; own?: string; text?: string }>> = {
  'ZodEnum.values': { def: 'entries', own: 'options', text: 'string[]' },
  'ZodNativeEnum.values': { def: 'entries', own: 'enum' },
  'ZodArray.type': { def: 'element', own: 'element' },
  'ZodPromise.type': { def: 'innerType' },
  'ZodLiteral.value': { def: 'values[0]', own: 'value' },
  'ZodEffects.schema': { def: 'in' },
};

/** Rewrites a read whose member the class of the schema settles. Returns whether it did. */
export function rewriteByKind(file: SourceFile, zod: ZodSource, read: DefRead, kinds: readonly KnownKind[]): boolean {
  const [known, ...others] = kindsOf(file, zod, unwrap(read.def.object), kinds, read.node);
  if (read.name === 'checks' && others.length === 0) return followChecks(file, read, known?.kind);
  // Code that is never reached; the marker where it is asked for says so.
  if (known?.kind === 'ZodBranded' && others.length === 0) return true;
  const key = `${known?.kind}.${read.name}`;
  const to = known && Object.hasOwn(MEMBERS, key) ? MEMBERS[key] : undefined;
  if (!known || !to || others.some((other) => other.kind !== known.kind)) return false;
  const { node, def, how } = read;
  if (to.own && known.typed && how === 'member') {
    file.edits.overwrite(def.property.start, node.end, to.own);
    if (to.text && narrowed(file, zod, known)) cast(file, node, to.text);
    return true;
  }
  // In a pattern there is no room for more than another name.
  const asList = key === 'ZodEnum.values';
  if (how === 'pattern' && (asList || to.def.includes('['))) return false;
  renameRead(file, read, to.def);
  if (asList) {
    file.edits.insert(node.start, 'Object.values(');
    file.edits.insert(node.end, ')');
  }
  return true;
}

/** Whether TypeScript has it from `instanceof`, which leaves out what the class holds. */
function narrowed(file: SourceFile, zod: ZodSource, known: KnownKind): boolean {
  return file.language !== 'js' && known.typed && !declaredKind(file, zod, known.subject);
}

/** What gives the schemas inside another one: on the schema, or on its `_def`. */
const INNER: Readonly<Record<string, RegExp>> = {
  unwrap: /^Zod(Optional|Nullable|Default|Catch|Promise|Readonly|Array)$/,
  removeDefault: /^ZodDefault$/,
  removeCatch: /^ZodCatch$/,
  element: /^Zod(Array|Record)$/,
  innerType: /^Zod(Optional|Nullable|Default|Catch|Readonly)$/,
  type: /^Zod(Array|Promise)$/,
  keySchema: /^Zod(Record|Map)$/,
  valueSchema: /^Zod(Record|Map)$/,
  keyType: /^Zod(Record|Map)$/,
  valueType: /^Zod(Record|Map|Set)$/,
  schema: /^ZodLazy$/,
  getter: /^ZodLazy$/,
  in: /^ZodPipeline$/,
  out: /^ZodPipeline$/,
  left: /^ZodIntersection$/,
  right: /^ZodIntersection$/,
  options: /^Zod(Union|DiscriminatedUnion)$/,
  items: /^ZodTuple$/,
};
const LISTS = new Set(['options', 'items']);
const METHODS = new Set(['unwrap', 'removeDefault', 'removeCatch', 'getter']);
/** Accessors of zod 3's classes and what zod 4 has for them. */
const ACCESSORS: Readonly<Record<string, string>> = {
  'ZodRecord.element': 'valueType',
  'ZodRecord.keySchema': 'keyType',
  'ZodRecord.valueSchema': 'valueType',
  'ZodMap.keySchema': 'keyType',
  'ZodMap.valueSchema': 'valueType',
  'ZodLazy.schema': 'unwrap()',
  'ZodTuple.items': 'def.items',
};

/**
 * zod 3 gave what is inside a schema as `any` after `instanceof`; zod 4 gives its core type, which has none of the
 * methods. The class of every schema made by zod is ZodType, and that is what the code takes it for.
 */
export function followInner(file: SourceFile, zod: ZodSource, kinds: readonly KnownKind[]): void {
  for (const [key, fits] of Object.entries(INNER))
    for (const member of membersCalled(file, key)) {
      if (member.computed || file.isIgnored(member)) continue;
      const object = unwrap(member.object);
      const ofDef = membersCalled(file, '_def').includes(object);
      const schema = ofDef ? unwrap(object.object) : object;
      const all = kindsOf(file, zod, schema, kinds);
      const [known] = all;
      if (!known || !all.every((each) => each.typed && fits.test(each.kind))) continue;
      const accessor = `${known.kind}.${key}`;
      if (!ofDef && Object.hasOwn(ACCESSORS, accessor))
        file.edits.overwrite(member.property.start, member.property.end, ACCESSORS[accessor]!);
      const call = file.scopes.parentOf(member);
      const whole = METHODS.has(key) ? (isCall(call) && call.callee === member ? call : undefined) : member;
      const isAny = ofDef ? isCast(object.object) : isCast(member.object);
      if (whole && !isAny && narrowed(file, zod, known))
        cast(file, whole, schemaType(file, zod, whole, LISTS.has(key)));
    }
}

/** `(schema as any)`: whatever is read from it is any too. */
function isCast(schema: Node): boolean {
  return schema.type === 'TSAsExpression' || schema.expression?.type === 'TSAsExpression';
}

function schemaType(file: SourceFile, zod: ZodSource, at: Node, list: boolean): string {
  const name = zod.namespace ? `${zod.namespace}.ZodType` : file.imports.use('zod', 'ZodType', { at, type: true });
  return list ? `${name}[]` : name;
}

/** Says what a value is taken for, where that matters: not where it is only looked at. */
function cast(file: SourceFile, value: Node, type: string): void {
  const parent = file.scopes.parentOf(value);
  if (!parent || /^TS(As|Satisfies)Expression$|^(?:Spread|Unary|Template|ExpressionStatement)/.test(parent.type))
    return;
  if (parent.type === 'BinaryExpression') return;
  const isOperand = /MemberExpression$/.test(parent.type) ? parent.object === value : parent.callee === value;
  const needs = isOperand || /^(TSNonNull|Await|Logical)Expression$/.test(parent.type);
  if (needs) file.edits.insert(value.start, '(');
  file.edits.insert(value.end, ` as ${type}${needs ? ')' : ''}`);
}
