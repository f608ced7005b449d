import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { exportedName, functionBinding, typeName } from './values.js';

/**
 * The SDK type that a condition around a variable gives it: `if (x instanceof McpServer) …`, `isServer(x) && …` with a
 * function of this file that says `x is McpServer`.
 * @param node the variable where it is used
 */
export function narrowedType(file: SourceFile, facts: FileFacts, node: Node): string | undefined {
  if (!narrows(file)) return undefined;
  const binding = file.scopes.bindingOf(node);
  if (!binding) return undefined;
  for (let at = node, parent = file.scopes.parentOf(at); parent && !Array.isArray(parent.params); ) {
    const test =
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.consequent === at
        ? parent.test
        : parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at
          ? parent.left
          : undefined;
    const type = test && typeBy(file, facts, test, binding);
    if (type) return type;
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  return undefined;
}

const narrowing = new WeakMap<SourceFile, boolean>();

/** Whether a file has conditions that narrow a type: asked for each name nobody knows, told by its text once. */
function narrows(file: SourceFile): boolean {
  const before = narrowing.get(file);
  if (before !== undefined) return before;
  const known = /\binstanceof\b|\bis\s+[\w.]/.test(file.text);
  narrowing.set(file, known);
  return known;
}

function typeBy(file: SourceFile, facts: FileFacts, test: Node, binding: Binding): string | undefined {
  const at = unwrap(test);
  if (at.type === 'LogicalExpression' && at.operator === '&&')
    return typeBy(file, facts, at.left, binding) ?? typeBy(file, facts, at.right, binding);
  const isIt = (node: Node | undefined) => node?.type === 'Identifier' && file.scopes.bindingOf(node) === binding;
  if (at.type === 'BinaryExpression' && at.operator === 'instanceof' && isIt(at.left))
    return exportedName(file, facts, at.right);
  if (at.type !== 'CallExpression' || at.callee.type !== 'Identifier' || !isIt(at.arguments[0])) return undefined;
  const guard = file.scopes.bindingOf(at.callee)?.declaration;
  const callable = guard?.type === 'VariableDeclarator' ? guard.init : guard;
  const predicate = callable?.returnType?.typeAnnotation as Node | undefined;
  const isGuard =
    predicate?.type === 'TSTypePredicate' &&
    !predicate.asserts &&
    callable.params[0]?.name === predicate.parameterName.name;
  return isGuard && functionBinding(file, callable) ? typeName(file, facts, predicate.typeAnnotation) : undefined;
}
