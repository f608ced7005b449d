import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember } from './members.js';

/**
 * Whether nothing that happens to a value can tell null from undefined. A header that is not there was undefined in v1;
 * `Headers.get()` says null.
 */
export function toleratesNull(file: SourceFile, node: Node, depth = 0): boolean {
  const parent = file.scopes.parentOf(node);
  if (!parent || depth > 8) return false;
  const onwards = () => toleratesNull(file, parent, depth + 1);
  switch (parent.type) {
    case 'LogicalExpression':
      // What stands left of `??` and `||` goes no further when it is empty.
      return parent.left === node && parent.operator !== '&&' ? true : onwards();
    case 'UnaryExpression':
      return parent.operator === '!' || (parent.operator === 'typeof' && isComparedToString(file, parent));
    case 'IfStatement':
    case 'WhileStatement':
    case 'ExpressionStatement':
      return true;
    case 'ConditionalExpression':
      return parent.test === node || onwards();
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return onwards();
    case 'BinaryExpression':
      return isHarmlessComparison(parent, node);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === node;
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isCall(parent) && isMember(parent.callee) && parent.callee.object.name === 'Array';
    case 'VariableDeclarator':
      return parent.init === node && isTolerantVariable(file, parent, depth);
  }
  return false;
}

/** `typeof h === 'string'` holds for neither. */
function isComparedToString(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  return (
    parent?.type === 'BinaryExpression' && [parent.left, parent.right].some((side) => stringValue(side) === 'string')
  );
}

function isHarmlessComparison(comparison: Node, node: Node): boolean {
  const other = comparison.left === node ? comparison.right : comparison.left;
  if (/^[!=]=$/.test(comparison.operator)) return true;
  return /^[!=]==$/.test(comparison.operator) && stringValue(other) !== undefined;
}

/** A constant without a type of its own, all of whose uses are as tolerant. */
function isTolerantVariable(file: SourceFile, declarator: Node, depth: number): boolean {
  const { id } = declarator;
  if (id.type !== 'Identifier' || id.typeAnnotation) return false;
  const binding = file.scopes.bindingOf(id);
  if (binding?.kind !== 'const' || binding.declarations.length > 1) return false;
  return binding.references.every(({ node }) => toleratesNull(file, node, depth + 1));
}

/** Parents inside which `a ?? b` needs no parentheses. */
const OPEN =
  /^(?:VariableDeclarator|ReturnStatement|ArrowFunctionExpression|AssignmentPattern|ArrayExpression|TemplateLiteral|AssignmentExpression|ExpressionStatement|YieldExpression)$/;

/** Whether an operator written after an expression must be parenthesised with it. */
export function needsParentheses(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  if (!parent || OPEN.test(parent.type)) return false;
  if (parent.type === 'ObjectProperty') return parent.value !== node;
  if (isCall(parent) || parent.type === 'NewExpression') return parent.callee === node;
  if (parent.type === 'ConditionalExpression') return false;
  // The text has them already: `(headers['x'])`.
  return !(file.text[node.end] === ')' && file.text[node.start - 1] === '(' && !isMember(parent));
}
