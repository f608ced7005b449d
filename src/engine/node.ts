import { VISITOR_KEYS } from './visitor-keys.js';

/**
 * A node of the Babel AST. Deliberately loose: the engine looks at shapes (`node.type`) and narrows by hand,
 * and @babel/types' unions would cost a cast at every step without catching more.
 */
export interface Node {
  type: string;
  start: number;
  end: number;
  loc: { start: { line: number; column: number }; end: { line: number; column: number } };
  [key: string]: any;
}

export interface Comment {
  type: 'CommentLine' | 'CommentBlock';
  value: string;
  start: number;
  end: number;
  loc: Node['loc'];
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

const KEYS = new Map<string, readonly string[]>(
  Object.entries(VISITOR_KEYS).map(([type, keys]) => [type, keys === '' ? [] : keys.split(' ')]),
);

/**
 * Calls `visit` for every child of `node`, with the key it hangs on. Goes by Babel's own table of child fields, so that
 * nothing the parser produced is missed (ast-types misses decorators of parameters, field-notes §4); a node type the
 * table does not know has all its fields looked at.
 */
export function eachChild(node: Node, visit: (child: Node, key: string) => void): void {
  for (const key of childKeys(node)) {
    const value = node[key];
    if (!value) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (item) visit(item, key);
    } else if (typeof value.type === 'string') visit(value, key);
  }
}

/** The fields of a node that may hold children, for walks that run over every node of every file. */
export function childKeys(node: Node): readonly string[] {
  return KEYS.get(node.type) ?? unknownKeys(node);
}

/** Fields of a node of a type newer than the table that hold nodes. */
function unknownKeys(node: Node): string[] {
  return Object.keys(node).filter((key) => key !== 'loc' && [node[key]].flat().some(isNode));
}

/** The string an expression is known to be: a string literal, or a template literal without expressions. */
export function stringValue(node: Node | null | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked ?? undefined;
  return undefined;
}

/** Strips what does not change a value: parentheses, `as T`, `satisfies T`, `!`, `<T>x`, `await` when asked. */
export function unwrap(node: Node): Node {
  let at = node;
  while (
    at.type === 'ParenthesizedExpression' ||
    at.type === 'TSAsExpression' ||
    at.type === 'TSSatisfiesExpression' ||
    at.type === 'TSNonNullExpression' ||
    at.type === 'TSTypeAssertion'
  )
    at = at.expression;
  return at;
}
