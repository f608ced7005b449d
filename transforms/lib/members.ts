import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';

/** Nodes of a file that are found by the name they carry. */
export interface MemberIndex {
  /** Member expressions by the key they read: `a.key`, `a?.key`, `a['key']`, `a.#key`. */
  members: Map<string, Node[]>;
  patterns: readonly Node[];
  objects: readonly Node[];
  /** `keyof`-like and qualified types: TSQualifiedName, TSIndexedAccessType, TSTypeReference. */
  types: readonly Node[];
}

const indexes = new WeakMap<SourceFile, MemberIndex>();

/** The member index of a file, made the first time somebody asks. */
export function memberIndex(file: SourceFile): MemberIndex {
  const known = indexes.get(file);
  if (known) return known;
  const { scopes } = file;
  const index: MemberIndex = {
    members: new Map(),
    patterns: scopes.nodesOf('ObjectPattern'),
    objects: scopes.nodesOf('ObjectExpression'),
    types: ['TSQualifiedName', 'TSIndexedAccessType', 'TSTypeReference'].flatMap((type) => scopes.nodesOf(type)),
  };
  for (const node of allMembers(file)) {
    const key = memberKey(node);
    if (key === undefined) continue;
    const list = index.members.get(key);
    if (list) list.push(node);
    else index.members.set(key, [node]);
  }
  indexes.set(file, index);
  return index;
}

/** Every member expression of a file, in order of the text. */
export function allMembers({ scopes }: SourceFile): readonly Node[] {
  const optional = scopes.nodesOf('OptionalMemberExpression');
  const plain = scopes.nodesOf('MemberExpression');
  return optional.length === 0 ? plain : [...plain, ...optional].sort((a, b) => a.start - b.start || b.end - a.end);
}

export function membersCalled(file: SourceFile, key: string): readonly Node[] {
  return memberIndex(file).members.get(key) ?? [];
}

/** The key a member expression reads, when the text says it. */
export function memberKey(node: Node): string | undefined {
  return node.computed ? stringValue(node.property) : (node.property.name ?? node.property.id?.name);
}

/** The key of an object's, pattern's, class's or type's member, when the text says it. */
export function propertyKey(node: Node): string | undefined {
  const { key } = node;
  if (!key) return undefined;
  if (node.computed) return stringValue(key);
  return key.name ?? key.id?.name ?? (typeof key.value === 'string' ? key.value : undefined);
}

export function isMember(node: Node | null | undefined): node is Node & { object: Node; property: Node } {
  return node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression';
}

export function isCall(node: Node | null | undefined): node is Node & { callee: Node; arguments: Node[] } {
  return node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression';
}

/** Strips the wrappers that do not change a value, going outwards: the widest expression that is this value. */
export function wrapped(file: SourceFile, node: Node): Node {
  let at = node;
  for (let up = file.scopes.parentOf(at); up && WRAPPERS.has(up.type); up = file.scopes.parentOf(at)) at = up;
  return at;
}

const WRAPPERS = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
]);
