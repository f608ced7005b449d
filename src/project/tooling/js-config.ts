// Reads the object that a JavaScript or TypeScript configuration file exports, without running it.
import { parse, parseExpression } from '../../engine/commonjs.cjs';

/** What could be read. `complete` is false when parts of the object are computed: a missing key means nothing then. */
export interface StaticObject {
  value: Record<string, unknown>;
  complete: boolean;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

/**
 * Reads literals of the exported object: `export default {…}`, `module.exports = {…}`, also by way of a constant, a type
 * assertion or a helper such as `defineConfig({…})`. Spreads and calls are not followed.
 *
 * @returns undefined when there is no such object, or the file does not parse.
 */
export function readJsConfig(text: string): StaticObject | undefined {
  let body: Node[];
  try {
    const file = parse(text, { sourceType: 'unambiguous', plugins: ['typescript'], errorRecovery: true });
    body = file.program.body as unknown as Node[];
  } catch {
    return undefined;
  }
  const exported = body.map(exportedExpression).findLast(Boolean);
  return exported ? readObject(exported, body) : undefined;
}

/** Reads JSON5 (and JSON with comments), which is a subset of JavaScript expressions. */
export function readJson5(text: string): Record<string, unknown> | undefined {
  try {
    return readObject(parseExpression(text.replace(/^\ufeff/, '')) as unknown as Node, [])?.value;
  } catch {
    return undefined;
  }
}

function exportedExpression(statement: Node): Node | undefined {
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration as Node;
  if (statement.type === 'TSExportAssignment') return statement.expression as Node;
  const assignment = statement.type === 'ExpressionStatement' ? (statement.expression as Node) : undefined;
  if (assignment?.type !== 'AssignmentExpression') return undefined;
  const target = assignment.left as Node;
  const isExports =
    target.type === 'MemberExpression' &&
    (target.object as Node).name === 'module' &&
    (target.property as Node).name === 'exports';
  return isExports ? (assignment.right as Node) : undefined;
}

function readObject(node: Node, body: readonly Node[]): StaticObject | undefined {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression') return readProperties(inner);
  if (inner.type === 'Identifier') {
    const init = constant(String(inner.name), body);
    return init && unwrap(init).type !== 'Identifier' ? readObject(init, body) : undefined;
  }
  const first = inner.type === 'CallExpression' ? (inner.arguments as Node[])[0] : undefined;
  const argument = first && readObject(first, body);
  return argument && { ...argument, complete: false };
}

function readProperties(object: Node): StaticObject {
  const value: Record<string, unknown> = {};
  let complete = true;
  for (const property of object.properties as Node[]) {
    const key = property.type === 'ObjectProperty' && !property.computed ? (property.key as Node) : undefined;
    const read = key && literal(property.value as Node);
    if (!key || !read) {
      // What a spread brings in overrides what stood before it.
      if (property.type === 'SpreadElement') for (const name of Object.keys(value)) delete value[name];
      complete = false;
    } else value[String(key.name ?? key.value)] = read.value;
  }
  return { value, complete };
}

function literal(node: Node): { value: unknown } | undefined {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { value: inner.value };
    case 'NullLiteral':
      return { value: null };
    case 'ArrayExpression': {
      const items = (inner.elements as (Node | null)[]).map((item) => item && literal(item));
      return items.every((item) => item) ? { value: items.map((item) => item!.value) } : undefined;
    }
    case 'ObjectExpression': {
      const object = readProperties(inner);
      return object.complete ? { value: object.value } : undefined;
    }
    default:
      return undefined;
  }
}

function unwrap(node: Node): Node {
  const assertion = [
    'TSAsExpression',
    'TSSatisfiesExpression',
    'TSTypeAssertion',
    'TSNonNullExpression',
    'ParenthesizedExpression',
  ];
  return assertion.includes(node.type) ? unwrap(node.expression as Node) : node;
}

function constant(name: string, body: readonly Node[]): Node | undefined {
  for (const statement of body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    const declarator = (statement.declarations as Node[]).find((item) => (item.id as Node).name === name);
    if (declarator?.init) return declarator.init as Node;
  }
  return undefined;
}
