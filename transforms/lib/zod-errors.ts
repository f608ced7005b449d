import { type Node, unwrap } from '../../src/engine/node.js';
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
