import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { guardAt, type MemberRead, outermost, readsAt, readsOf } from './errors-flow.js';
import type { ZodSource } from './zod-source.js';

/** `.errors` of a ZodError is `.issues`, and `.formErrors` is `.flatten()`; both work in zod 3 as well. */
export function followZodErrors(zod: ZodSource): void {
  const { file } = zod;
  for (const { name, token } of zod.names) {
    if (name !== 'ZodError') continue;
    const whole = file.scopes.parentOf(token);
    const use = whole && zod.nameOf(whole) ? whole : token;
    for (const subject of subjectsOf(file, use)) renameReads(file, subject);
  }
  for (const call of file.scopes.calls)
    if (/^safeParse(Async)?$/.test(call.callee?.property?.name ?? '')) followResult(file, call);
}

type Reads = (member: string) => MemberRead[];

/** What a use of the class says is a ZodError. */
function subjectsOf(file: SourceFile, use: Node): Reads[] {
  const guard = guardAt(file, use);
  if (guard) return [(member) => readsOf(file, guard.subject, member, guard.regions)];
  const reference = file.scopes.parentOf(use);
  const holder = reference?.type === 'TSTypeReference' ? file.scopes.parentOf(reference) : undefined;
  if (!holder) return [];
  if (/^TS(AsExpression|TypeAssertion)$/.test(holder.type)) return [heldBy(file, holder)];
  const place = holder.type === 'TSTypeAnnotation' ? file.scopes.parentOf(holder) : undefined;
  return place?.type === 'Identifier' ? [(member) => readsOf(file, place, member)] : [];
}

function heldBy(file: SourceFile, value: Node): Reads {
  const holder = outermost(file, value);
  const parent = file.scopes.parentOf(holder);
  return (member) =>
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? readsOf(file, parent.id, member)
      : readsAt(file, holder, member);
}

/** `const result = schema.safeParse(x)`: result.error is a ZodError. */
function followResult(file: SourceFile, call: Node): void {
  let holder = outermost(file, call);
  const awaited = file.scopes.parentOf(holder);
  if (awaited?.type === 'AwaitExpression') holder = outermost(file, awaited);
  const parent = file.scopes.parentOf(holder);
  const errors =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? readsOf(file, parent.id, 'error')
      : readsAt(file, holder, 'error');
  for (const { node } of errors) renameReads(file, (member) => readsAt(file, outermost(file, node), member));
}

function renameReads(file: SourceFile, reads: Reads): void {
  for (const { key, shorthand } of reads('errors'))
    if (!file.isIgnored(key)) file.edits.overwrite(key.start, key.end, shorthand ? 'issues: errors' : 'issues');
  for (const { node, key } of reads('formErrors'))
    if (/MemberExpression$/.test(unwrap(node).type) && !file.isIgnored(key))
      file.edits.overwrite(key.start, key.end, 'flatten()');
}

/** Members of `_def` that zod 4 has under another name, with another value, or not at all. */
const CHANGED =
  /^(typeName|schema|shape|defaultValue|checks|values|value|type|effect|unknownKeys|catchall|options|items|keyType|valueType|description|minLength|maxLength|getter)$/;

/** `schema._def.typeName`: code that looks into schemas. Each member that is another in zod 4 is marked, once a statement. */
export function markIntrospection(file: SourceFile): void {
  if (!file.text.includes('_def')) return;
  const pattern = /\b_def\??\.(\w+)/g;
  const wanted = new Map<number, string>();
  for (const match of file.text.matchAll(pattern)) if (CHANGED.test(match[1]!)) wanted.set(match.index, match[1]!);
  if (wanted.size === 0) return;
  const look = (node: Node) => {
    const name = isInside(node) ? wanted.get(node.object.property.start) : undefined;
    if (name && !rewriteMember(file, node, name))
      file.todos.add(
        node,
        'zod/introspection',
        `zod 4 lays schemas out otherwise: _def.${name} ${ADVICE[name] ?? 'has changed'}. Look at schema.def.type and schema.def, or convert with z.toJSONSchema().`,
      );
    eachChild(node, look);
  };
  look(file.program);
}

/** Members that can be said in a way that both zods understand, or that only stopped being functions. */
function rewriteMember(file: SourceFile, member: Node, name: string): boolean {
  if (file.isIgnored(member)) return true;
  const def = member.object as Node;
  if (name === 'description') {
    // x._def?.description → x.description; what stands before the question mark stays.
    const dot = def.type === 'OptionalMemberExpression' && def.optional ? '?.' : '.';
    file.edits.overwrite(
      def.object.extra?.parenthesized ? def.object.end + 1 : def.object.end,
      member.end,
      `${dot}description`,
    );
    return true;
  }
  const call = file.scopes.parentOf(member);
  const isCall = call?.type === 'CallExpression' && call.callee === member && call.arguments.length === 0;
  if (!isCall || (name !== 'defaultValue' && name !== 'shape')) return false;
  file.edits.remove(member.end, call.end);
  return true;
}

/** `x._def.member` */
function isInside(node: Node): boolean {
  return /^(Optional)?MemberExpression$/.test(node.type) && node.object.property?.name === '_def';
}

const ADVICE: Record<string, string> = {
  typeName: "is gone, _def.type is a string such as 'string', 'object', 'optional'",
  schema: 'is gone with ZodEffects; a pipe has _def.in and _def.out',
  shape: 'is an object now, not a function',
  defaultValue: 'is the value now, not a function',
  checks: 'holds objects with _zod.def',
  values: 'of an enum is _def.entries',
  value: 'of a literal is _def.values, a list',
  type: "is the name of the schema's kind; the item of an array is _def.element",
  description: 'is gone; read schema.description',
};
