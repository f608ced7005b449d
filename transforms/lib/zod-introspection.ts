import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall } from './members.js';
import { followInner, kindsByClass, kindsOf, rewriteByKind } from './zod-introspection-kinds.js';
import { followTypeName, type KnownKind } from './zod-introspection-names.js';
import { type DefRead, defReads } from './zod-introspection-reads.js';
import type { ZodSource } from './zod-source.js';

/** Members of `_def` that are others in zod 4, and how. */
const CHANGED: Readonly<Record<string, string>> = {
  typeName: "is gone; _def.type is a string such as 'string', 'object', 'optional'",
  schema: 'is gone with ZodEffects; a pipe has _def.in and _def.out',
  effect: 'is gone with ZodEffects; a pipe has _def.in and _def.out, one of which is a transform',
  shape: 'is an object now, not a function',
  defaultValue: 'is the value now, not a function',
  checks:
    "holds checks that say what they are in _zod.def: { check: 'min_length', minimum }, { check: 'greater_than', value, inclusive }, { check: 'string_format', format }; they have no kind",
  values: 'of an enum is _def.entries, an object; schema.options is the list',
  value: 'of a literal is _def.values, a list',
  type: "is the name of the schema's kind; the item of an array is _def.element, what a promise holds _def.innerType",
  unknownKeys: 'is gone; _def.catchall is a ZodNever for a strict object and a ZodUnknown for a loose one',
  catchall: 'is undefined unless the object has one',
  minLength: "is gone; look for the check 'min_length' in _def.checks",
  maxLength: "is gone; look for the check 'max_length' in _def.checks",
  exactLength: "is gone; look for the check 'length_equals' in _def.checks",
  optionsMap: 'is gone; _def.options is the list',
  args: 'is _def.input',
  returns: 'is _def.output',
};

/**
 * Code that looks into schemas: members of `_def` that zod 4 has under another name, with another value, or not at all.
 * What the kind of the schema settles is rewritten; the rest is marked, once a statement.
 */
export function followIntrospection(file: SourceFile, zod: ZodSource): void {
  const kinds = kindsByClass(file, zod);
  const reads = file.text.includes('_def') ? defReads(file).filter((read) => !file.isIgnored(read.node)) : [];
  const asked = new Map<string, string>();
  const names = reads.filter((read) => read.name === 'typeName' && followTypeName(file, zod, read, kinds, asked));
  const opened = new Set<Node>();
  for (const read of reads) {
    if (names.includes(read)) continue;
    const settled = rewriteAlike(file, read) || rewriteByKind(file, zod, read, kinds);
    if (!settled && Object.hasOwn(CHANGED, read.name))
      file.todos.add(
        read.node,
        'zod/introspection',
        `zod 4 lays schemas out otherwise: _def.${read.name} ${CHANGED[read.name]}. z.toJSONSchema(schema) saves looking inside.`,
      );
    else if (read.name !== 'description' && !opened.has(read.def)) open(file, zod, read, opened);
  }
  followInner(file, zod, kinds);
  if (/['"](?:type|def)['"] in\b/.test(file.text)) markMembership(file, zod, kinds);
}

/** `'type' in schema` told schemas from objects with a type of their own; in zod 4 every schema has one. */
function markMembership(file: SourceFile, zod: ZodSource, kinds: readonly KnownKind[]): void {
  for (const node of file.scopes.nodesOf('BinaryExpression')) {
    const key = node.operator === 'in' && !file.isIgnored(node) ? stringValue(node.left) : undefined;
    if ((key === 'type' || key === 'def') && kindsOf(file, zod, unwrap(node.right), kinds).length > 0)
      file.todos.add(
        node,
        'zod/introspection',
        `every schema of zod 4 has a member ${key}, so that this holds for all of them; ask for something that only your own objects have.`,
      );
  }
}

/** Members that can be said in a way that both zods understand, or that only stopped being functions. */
function rewriteAlike(file: SourceFile, { node, name, def, how }: DefRead): boolean {
  if (name === 'description' && how === 'member') {
    // x._def?.description → x.description; what stands before the question mark stays.
    const dot = def.type === 'OptionalMemberExpression' && def.optional ? '?.' : '.';
    const start = def.object.extra?.parenthesized ? def.object.end + 1 : def.object.end;
    file.edits.overwrite(start, node.end, `${dot}description`);
    return true;
  }
  if (name !== 'defaultValue' && name !== 'shape') return false;
  // `typeof x === 'function' ? x() : x` allows for both.
  const test = file.ancestor(node, (at) => at.type === 'ConditionalExpression' || /Statement$/.test(at.type));
  if (test?.type === 'ConditionalExpression' && /\btypeof\b/.test(file.textOf(test.test))) return true;
  const call = file.scopes.parentOf(node);
  if (!isCall(call) || call.callee !== node || call.arguments.length > 0) return false;
  file.edits.remove(node.end, call.end);
  return true;
}

/** zod 3 declared the `_def` of a ZodTypeAny as any; zod 4 declares what every `_def` has, and no more. */
function open(file: SourceFile, zod: ZodSource, { def }: DefRead, opened: Set<Node>): void {
  const schema = unwrap(def.object);
  const binding = schema.type === 'Identifier' && schema === def.object ? file.scopes.bindingOf(schema) : undefined;
  const type = binding?.id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (type?.type !== 'TSTypeReference' || !isAnySchema(file, zod, type)) return;
  const parent = file.scopes.parentOf(def);
  if (parent?.type === 'TSAsExpression') return;
  opened.add(def);
  const held = parent?.type === 'VariableDeclarator';
  if (!held) file.edits.insert(def.start, '(');
  file.edits.insert(def.end, held ? ' as any' : ' as any)');
}

/** `z.ZodTypeAny`, or a type parameter bound by it. */
function isAnySchema(file: SourceFile, zod: ZodSource, type: Node): boolean {
  const named = zod.nameOf(type.typeName);
  if (named) return named.name === 'ZodTypeAny' || named.name === 'AnyZodObject';
  const declared = type.typeName.type === 'Identifier' ? file.scopes.bindingOf(type.typeName)?.declaration : undefined;
  const bound = declared?.type === 'TSTypeParameter' ? (declared.constraint as Node | undefined) : undefined;
  return bound?.type === 'TSTypeReference' && zod.nameOf(bound.typeName)?.name === 'ZodTypeAny';
}
