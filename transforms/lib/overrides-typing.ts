import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { isMember, memberKey } from './members.js';
import { roleOf } from './migration.js';
import { annotateParameters } from './parameters.js';

/**
 * Types a function that stands in for `request()` and hands on whatever it was given: `(message, ...rest)`. v2 tells its
 * overloads apart by the arguments themselves, so that handing them on as they came is right for each of them.
 * @returns whether it could: every call inside that hands them on is one whose types can be said
 */
export function typeForwarder(file: SourceFile, facts: FileFacts, callable: Node): boolean {
  const [first, rest, ...others] = callable.params as (Node | undefined)[];
  if (first?.type !== 'Identifier' || rest?.type !== 'RestElement' || rest.argument.type !== 'Identifier') return false;
  if (first.typeAnnotation || rest.typeAnnotation || rest.argument.typeAnnotation || others.length > 0) return false;
  const spreads = file.scopes.bindingOf(rest.argument)?.references ?? [];
  const forwards = spreads.map(({ node }) => forwardOf(file, node, first));
  if (forwards.length === 0 || !forwards.every((forward) => forward !== undefined)) return false;
  const request = file.imports.use(specifierFor('role', roleOf(file, facts)), 'Request', { at: first, type: true });
  annotateParameters(file, callable, [request, 'unknown[]']);
  for (const forward of forwards) settle(file, forward!);
  return true;
}

interface Forward {
  /** The function that is called, as the text says it. */
  original: string;
  /** The list that is handed on: an array literal, or the arguments themselves from the first of them. */
  list: { start: number; end: number };
  isArray: boolean;
}

/** `original.apply(this, [first, ...rest])`, `original.call(this, first, ...rest)`, `original(first, ...rest)` */
function forwardOf(file: SourceFile, rest: Node, first: Node): Forward | undefined {
  const spread = file.scopes.parentOf(rest);
  const holder = spread?.type === 'SpreadElement' ? file.scopes.parentOf(spread) : undefined;
  const list = holder?.type === 'ArrayExpression' ? (holder.elements as Node[]) : (holder?.arguments as Node[]);
  const before = list?.at(-2);
  if (!holder || !spread || list?.at(-1) !== spread || before?.type !== 'Identifier') return undefined;
  if (file.scopes.bindingOf(before) !== file.scopes.bindingOf(first)) return undefined;
  const call = holder.type === 'ArrayExpression' ? file.scopes.parentOf(holder) : holder;
  if (call?.type !== 'CallExpression') return undefined;
  const method = isMember(call.callee) ? memberKey(call.callee) : undefined;
  const isApply = method === 'apply' && holder.type === 'ArrayExpression' && call.arguments[1] === holder;
  const isCalled = holder === call && (method === 'call' ? list.length === 3 : list.length === 2);
  if (!isApply && !isCalled) return undefined;
  const target = isApply || method === 'call' ? (call.callee.object as Node) : (call.callee as Node);
  if (target.type !== 'Identifier') return undefined;
  const range = isApply ? holder : { start: before.start, end: spread.end };
  return { original: target.name, list: range, isArray: isApply };
}

function settle(file: SourceFile, { original, list, isArray }: Forward): void {
  if (!isArray) file.edits.insert(list.start, '...([');
  file.edits.insert(list.end, `${isArray ? '' : ']'} as Parameters<typeof ${original}>${isArray ? '' : ')'}`);
}
