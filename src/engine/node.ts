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

/** Keys of a node that never lead to a child. */
const NOT_CHILDREN = new Set([
  'type',
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'errors',
  'tokens',
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
]);

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/**
 * Calls `visit` for every child of `node`, with the key it hangs on. Walks the node's own keys instead of a visitor
 * table, so that nothing the parser produced can be missed (ast-types misses decorators of parameters, field-notes §4).
 */
export function eachChild(node: Node, visit: (child: Node, key: string) => void): void {
  for (const key in node) {
    if (NOT_CHILDREN.has(key)) continue;
    const value = node[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item, key);
    } else if (typeof value.type === 'string') {
      visit(value, key);
    }
  }
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
