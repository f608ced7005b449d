import type { Binding } from '../../src/engine/bindings.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey } from './members.js';

const FILLS = /^(?:set|add|push|unshift|splice|append|fill|sort|reverse|copyWithin)$/;
const EMPTIES = /^(?:delete|clear|pop|shift)$/;
const CONTAINERS = /^(?:Map|Set|Array|Object|WeakMap|WeakSet)$/;

export type UseKind =
  /** Something is put in, or the variable is set. */
  | 'write'
  /** The new value is made from the old one. */
  | 'update'
  /** Something is taken out. */
  | 'remove'
  | 'read';

export interface MemoryUse {
  node: Node;
  kind: UseKind;
  /** What is put in, where one expression says it. */
  value?: Node;
  /** The last member that is read or called: `set`, `length`. */
  key?: string;
}

/** Whether a variable can remember: it is reassigned, or holds an empty or literal container. */
export function canRemember(binding: Binding): boolean {
  const { declaration } = binding;
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== binding.id) return false;
  if (binding.kind === 'let' || binding.kind === 'var') return true;
  return !!declaration.init && isContainer(unwrap(declaration.init));
}

/** `[]`, `{}`, `new Map()`: what starts empty and is filled later. */
export function isContainer(value: Node): boolean {
  if (value.type === 'ArrayExpression' || value.type === 'ObjectExpression') return true;
  return value.type === 'NewExpression' && CONTAINERS.test(value.callee.name ?? '');
}

/** What the references of a variable do with it. */
export function usesOfMemory(file: SourceFile, binding: Binding): MemoryUse[] {
  return file.liveReferences(binding).flatMap(({ node, space }) => (space === 'type' ? [] : useAt(file, node)));
}

function useAt(file: SourceFile, node: Node): MemoryUse[] {
  const { scopes } = file;
  const parent = scopes.parentOf(node)!;
  if (parent.type === 'AssignmentExpression' && parent.left === node) {
    const own = parent.operator !== '=' || refersTo(file, parent.right, node);
    return [{ node, kind: own ? 'update' : 'write', value: parent.right }];
  }
  if (parent.type === 'UpdateExpression') return [{ node, kind: 'update' }];
  if (parent.type === 'VariableDeclarator' && parent.id === node) return [];
  // The member that is reached in the end: `notes.byUser[id].list.push(…)`, `columns.get('todo')?.push(…)`.
  let at = node;
  let up: Node | undefined = parent;
  let key: string | undefined;
  while (
    up &&
    ((isMember(up) && up.object === at) || up.type === 'TSNonNullExpression' || isPicked(file, up, at, key))
  ) {
    if (isMember(up)) key = memberKey(up);
    at = up;
    up = scopes.parentOf(at);
  }
  if (at === node || !up) return [{ node, kind: 'read' }];
  if (up.type === 'VariableDeclarator' && up.init === at)
    return [{ node, kind: 'read', key }, ...changesThrough(file, up.id)];
  if (up.type === 'AssignmentExpression' && up.left === at)
    return [{ node, kind: up.operator === '=' ? 'write' : 'update', value: up.right, key }];
  if (up.type === 'UpdateExpression') return [{ node, kind: 'update' }];
  if (up.type === 'UnaryExpression' && up.operator === 'delete') return [{ node, kind: 'remove' }];
  if (isCall(up) && up.callee === at && key !== undefined) {
    if (EMPTIES.test(key)) return [{ node, kind: 'remove' }];
    if (FILLS.test(key)) {
      const value = up.arguments.at(-1);
      return [{ node, kind: value && refersTo(file, value, node) ? 'update' : 'write', value, key }];
    }
  }
  return [{ node, kind: 'read', key }];
}

/** `columns.get('todo')`, whose result something is done with. */
function isPicked(file: SourceFile, call: Node, callee: Node, key: string | undefined): boolean {
  if (!isCall(call) || call.callee !== callee || !/^(?:get|at|find)$/.test(key ?? '')) return false;
  const up = file.scopes.parentOf(call);
  return (
    (isMember(up) && up.object === call) || up?.type === 'TSNonNullExpression' || up?.type === 'VariableDeclarator'
  );
}

/** What is changed of a part under a name of its own: `const column = columns.get('todo'); column.push(card)`. */
function changesThrough(file: SourceFile, id: Node): MemoryUse[] {
  const binding = id.type === 'Identifier' ? file.scopes.bindingOf(id) : undefined;
  if (binding?.kind !== 'const') return [];
  return binding.references.flatMap(({ node, space }) => {
    if (space === 'type') return [];
    const parent = file.scopes.parentOf(node);
    return isMember(parent) && parent.object === node ? useAt(file, node).filter(({ kind }) => kind !== 'read') : [];
  });
}

function refersTo(file: SourceFile, within: Node, node: Node): boolean {
  const binding = file.scopes.bindingOf(node);
  return (binding?.references ?? []).some(
    (reference) => reference.node.start >= within.start && reference.node.end <= within.end,
  );
}

/** The innermost function around a node; undefined at the module's top. */
export function functionAround(file: SourceFile, node: Node): Node | undefined {
  return file.ancestor(node, (at) => Array.isArray(at.params) && 'body' in at);
}

/**
 * Whether a write only fills what was looked for and not found, with something that can be made again: then what
 * another process remembers does not matter.
 */
export function isRefill(file: SourceFile, write: MemoryUse, uses: readonly MemoryUse[]): boolean {
  if (write.kind === 'update') {
    const parent = file.scopes.parentOf(write.node);
    // `client ??= await connect()`
    return /^(?:\?\?|\|\|)=$/.test(parent?.operator ?? '') && !isBlank(parent!.right);
  }
  // A list that is full is no list in which something was missing.
  if (!write.value || isBlank(write.value) || /^(?:push|unshift|splice|add)$/.test(write.key ?? '')) return false;
  const around = functionAround(file, write.node);
  return uses.some(
    ({ node, kind, key }) =>
      kind === 'read' &&
      !/^(?:length|size)$/.test(key ?? '') &&
      node.start < write.node.start &&
      functionAround(file, node) === around &&
      isAsked(file, node),
  );
}

/** A value that is state and not a copy of something: an empty container, a literal, the arguments. */
function isBlank(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'ArrayExpression') return at.elements.length === 0;
  if (at.type === 'ObjectExpression')
    return (at.properties as Node[]).every((property) => property.value && isBlank(property.value));
  if (at.type === 'NewExpression') return CONTAINERS.test(at.callee.name ?? '');
  return /Literal$/.test(at.type) && at.type !== 'TemplateLiteral';
}

/** Whether a read decides something: in a test, or through a variable that is tested. */
function isAsked(file: SourceFile, node: Node): boolean {
  if (inTest(file, node)) return true;
  const declarator = file.ancestor(node, (at) => at.type === 'VariableDeclarator' || /Statement$/.test(at.type));
  const binding =
    declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
      ? file.scopes.bindingOf(declarator.id)
      : undefined;
  return !!binding?.references.some((reference) => inTest(file, reference.node));
}

function inTest(file: SourceFile, node: Node): boolean {
  let at = node;
  for (let up = file.scopes.parentOf(at); up; up = file.scopes.parentOf(at)) {
    if (/^(?:If|While)Statement$|^ConditionalExpression$/.test(up.type)) return up.test === at;
    if (up.type === 'LogicalExpression' && up.left === at && up.operator !== '&&') return true;
    if (/Statement$|Function/.test(up.type)) return false;
    at = up;
  }
  return false;
}
