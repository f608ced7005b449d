import { eachChild, type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';

/** Nodes of a file that are found by the name they carry. */
export interface MemberIndex {
  /** Member expressions by the key they read: `a.key`, `a?.key`, `a['key']`, `a.#key`. */
  members: Map<string, Node[]>;
  patterns: Node[];
  objects: Node[];
  /** `keyof`-like and qualified types: TSQualifiedName, TSIndexedAccessType, TSTypeReference. */
  types: Node[];
}

const indexes = new WeakMap<SourceFile, MemberIndex>();

/** The member index of a file: one walk over its tree, the first time somebody asks. */
export function memberIndex(file: SourceFile): MemberIndex {
  const known = indexes.get(file);
  if (known) return known;
  const index: MemberIndex = { members: new Map(), patterns: [], objects: [], types: [] };
  const look = (node: Node) => {
    switch (node.type) {
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const key = memberKey(node);
        if (key !== undefined) {
          const list = index.members.get(key);
          if (list) list.push(node);
          else index.members.set(key, [node]);
        }
        break;
      }
      case 'ObjectPattern':
        index.patterns.push(node);
        break;
      case 'ObjectExpression':
        index.objects.push(node);
        break;
      case 'TSQualifiedName':
      case 'TSIndexedAccessType':
      case 'TSTypeReference':
        index.types.push(node);
        break;
    }
    eachChild(node, look);
  };
  look(file.program);
  indexes.set(file, index);
  return index;
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
