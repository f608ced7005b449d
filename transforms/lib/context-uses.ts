import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextMember, REMOVED_CONTEXT_MEMBERS } from '../../src/sdk/context.js';
import { isCall, isMember } from './members.js';

/** What a marker says of a member that went with the tasks; one text, so that a statement gets it once. */
export const TASK_MEMBERS_GONE =
  "v2's context has no taskStore, taskId or taskRequestedTtl: the experimental tasks are gone. Take the task flow out, or keep this on v1.";

/**
 * Rewrites `extra.<key>`, in any of its spellings, to where v2 has it.
 * @param node the member expression; its object is a context
 */
export function rewriteMember(file: SourceFile, node: Node, key: string): void {
  if (REMOVED_CONTEXT_MEMBERS.has(key)) file.todos.add(node, 'removed/tasks', TASK_MEMBERS_GONE);
  const target = contextMember(key);
  if (!target?.group) return;
  if (target.group === 'mcpReq') {
    // `extra⏎.sendNotification(…)`: what is called stays on its line.
    if (!node.computed && !node.optional && file.text.slice(node.object.end, node.property.start).includes('\n')) {
      file.edits.insert(node.object.end, '.mcpReq');
      file.edits.overwrite(node.property.start, node.property.end, target.name);
      return;
    }
    put(file, node, `mcpReq${node.optional && isUntyped(file, node.object) ? '?.' : '.'}${target.name}`);
    return;
  }
  if (isTarget(file, node)) {
    rewriteAssignment(file, node, target.name);
    return;
  }
  put(file, node, `http${linkAfterHttp(file, node)}${target.name}`);
}

/** `extra?.signal` of an untyped parameter: callers may hand in anything, such as `{}` in a test. */
function isUntyped(file: SourceFile, object: Node): boolean {
  const at = unwrap(object);
  const annotation =
    at.type === 'Identifier' ? file.scopes.bindingOf(at)?.id.typeAnnotation?.typeAnnotation : undefined;
  return annotation ? annotation.type === 'TSAnyKeyword' : file.language === 'js';
}

/**
 * `http` is undefined on stdio, as v1's members were. What reads on without asking (`extra.authInfo.token`) was either
 * narrowed or meant to throw, and keeps doing so; what was asserted (`extra.authInfo!`) is asserted all the way.
 */
function linkAfterHttp(file: SourceFile, node: Node): '.' | '!.' | '?.' {
  const parent = file.scopes.parentOf(node);
  if (parent?.type === 'TSNonNullExpression') return '!.';
  return readsOn(parent, node) ? '.' : '?.';
}

function readsOn(parent: Node | undefined, node: Node): boolean {
  if (isMember(parent)) return parent.object === node && !parent.optional;
  if (isCall(parent)) return parent.callee === node && !parent.optional;
  return parent?.type === 'NewExpression' && parent.callee === node;
}

/** Puts a path where a member's key stands: `.key` and `["key"]` alike. */
function put(file: SourceFile, node: Node, path: string): void {
  if (!node.computed) {
    file.edits.overwrite(node.property.start, node.property.end, path);
    return;
  }
  const bracket = file.text.lastIndexOf('[', node.property.start);
  const start = node.optional ? file.text.lastIndexOf('?.', bracket) : bracket;
  file.edits.overwrite(start, node.end, `${node.optional ? '?.' : '.'}${path}`);
}

function isTarget(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === node) ||
    (parent?.type === 'AssignmentPattern' && parent.left === node) ||
    (parent?.type === 'ObjectProperty' && file.scopes.parentOf(parent)?.type === 'ObjectPattern') ||
    /^(?:UpdateExpression|ArrayPattern|RestElement)$/.test(parent?.type ?? '') ||
    (/^For(?:In|Of)Statement$/.test(parent?.type ?? '') && parent!.left === node)
  );
}

/** `extra.authInfo = auth` → `ctx.http = { ...ctx.http, authInfo: auth }`. */
function rewriteAssignment(file: SourceFile, node: Node, name: string): void {
  const parent = file.scopes.parentOf(node)!;
  const isStatement = file.scopes.parentOf(parent)?.type === 'ExpressionStatement';
  if (parent.type !== 'AssignmentExpression' || parent.operator !== '=' || !isStatement || !isPlain(node.object)) {
    file.todos.add(
      node,
      'context',
      `${file.textOf(node.property)} is http.${name} in v2's context, and http may be undefined: assign a whole http object instead.`,
    );
    return;
  }
  put(file, node, 'http');
  const object = newTextOf(file, node.object);
  file.edits.insert(parent.right.start, `{ ...${object}.http, ${name}: `);
  file.edits.insert(parent.right.end, ' }');
}

const isPlain = (node: Node): boolean =>
  node.type === 'Identifier' ||
  node.type === 'ThisExpression' ||
  (node.type === 'MemberExpression' && !node.computed && isPlain(node.object));

/** New names of parameters, by their bindings; see context-rename.ts. */
const renames = new WeakMap<object, string>();

export function noteRename(binding: object, name: string): void {
  renames.set(binding, name);
}

/** The text of a plain expression (names and members) as it will be. */
export function newTextOf(file: SourceFile, node: Node): string {
  if (node.type === 'Identifier') {
    const binding = file.scopes.bindingOf(node);
    return (binding && renames.get(binding)) ?? node.name;
  }
  if (node.type === 'MemberExpression' && !node.computed)
    return `${newTextOf(file, node.object)}.${file.textOf(node.property)}`;
  return file.textOf(node);
}
