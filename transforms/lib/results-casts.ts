import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, propertyKey } from './members.js';

const RECORD = 'Record<string, unknown>';

/** Assertions, and the calls of a test's double: what they are held against has no type. */
const MATCHES_ANY = /(?:^|\.)(?:to[A-Z]\w*|objectContaining|equal|deepEqual|strictEqual|deepStrictEqual|mock\w*)$/;

/** Calls that take any value. */
export const TAKES_ANY =
  /(?:^|\.)(?:JSON\.stringify|console\.\w+|String|expect|parse|parseAsync|safeParse|safeParseAsync)$/;

/**
 * Whether a value is only asked for being there: the test of an `if` or `?:`, an operand of `!`, the left of `&&`.
 * @returns the expression that tests it, and whether that is its negation
 */
export function isTested(file: SourceFile, value: Node): { whole: Node; negated: boolean } | undefined {
  const parent = file.scopes.parentOf(value);
  if (parent?.type === 'UnaryExpression' && parent.operator === '!') {
    const outer = file.scopes.parentOf(parent);
    const isDouble = outer?.type === 'UnaryExpression' && outer.operator === '!';
    return isDouble ? undefined : { whole: parent, negated: true };
  }
  return parent && isTest(file, parent, value) ? { whole: value, negated: false } : undefined;
}

function isTest(file: SourceFile, parent: Node, value: Node): boolean {
  if (/^(If|While)Statement$|^ConditionalExpression$/.test(parent.type)) return parent.test === value;
  if (parent.type === 'UnaryExpression') return parent.operator === '!';
  if (parent.type !== 'LogicalExpression' || parent.operator === '??') return false;
  const outer = file.scopes.parentOf(parent);
  if (outer?.type === 'ExpressionStatement') return parent.operator === '&&' && parent.left === value;
  // Elsewhere the value of `a && b` may be what counts.
  return outer !== undefined && isTest(file, outer, parent);
}

/** Says that a structured content is the record v1 typed it as, where the code relies on that. */
export function castStructured(file: SourceFile, member: Node): void {
  let value = member;
  let parent = file.scopes.parentOf(value);
  // `?.` and `!` around it.
  if (parent?.type === 'ChainExpression') {
    value = parent;
    parent = file.scopes.parentOf(value);
  }
  const sure = parent?.type === 'TSNonNullExpression' ? parent : undefined;
  if (sure) {
    value = sure;
    parent = file.scopes.parentOf(value);
  }
  if (!parent || !relies(file, parent, value)) return;
  const isObject = isMember(parent) && parent.object === value;
  const type = !sure && mayBeMissing(file, parent) ? `${RECORD} | undefined` : RECORD;
  const needs = isObject || /^(LogicalExpression|SpreadElement)$/.test(parent.type);
  if (needs) file.edits.insert(value.start, '(');
  if (sure) file.edits.overwrite(unwrap(member).end, sure.end, '');
  file.edits.insert(value.end, ` as ${type}${needs ? ')' : ''}`);
}

/** Whether the code at the place of a value reckons with undefined. Where it does not, v1 knew that it is there. */
function mayBeMissing(file: SourceFile, parent: Node): boolean {
  if (parent.type !== 'VariableDeclarator')
    return parent.optional === true || /^(SpreadElement|LogicalExpression)$/.test(parent.type);
  return (file.scopes.bindingOf(parent.id)?.references ?? []).some(({ node }) => {
    const use = file.scopes.parentOf(node);
    if (!use) return false;
    return (isMember(use) && use.optional) || /^(Binary|Logical)Expression$/.test(use.type) || isTest(file, use, node);
  });
}

/** Whether the place of a value asks for more than `unknown`. */
function relies(file: SourceFile, parent: Node, value: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === value;
    case 'SpreadElement':
    case 'ReturnStatement':
      return true;
    case 'LogicalExpression':
      return parent.operator === '??' && parent.left === value;
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isCall(parent) && parent.callee !== value && !TAKES_ANY.test(file.textOf(parent.callee));
    case 'ObjectProperty':
      // As the structured content of another result it may be anything.
      return parent.value === value && propertyKey(parent) !== 'structuredContent' && isHandedOn(file, parent);
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier') return true;
      if (parent.id.typeAnnotation)
        return !/^TS(Unknown|Any)Keyword$/.test(parent.id.typeAnnotation.typeAnnotation.type);
      return (file.scopes.bindingOf(parent.id)?.references ?? []).some(({ node }) => {
        const use = file.scopes.parentOf(node);
        return use !== undefined && (isMember(use) ? use.object === node : relies(file, use, node));
      });
    }
  }
  return false;
}

/** Whether a property is part of what a call is handed that asks for a type. */
function isHandedOn(file: SourceFile, property: Node): boolean {
  const object = file.scopes.parentOf(property);
  const parent = object?.type === 'ObjectExpression' ? file.scopes.parentOf(object) : undefined;
  if (parent?.type === 'ObjectProperty') return isHandedOn(file, parent);
  if (!object || !isCall(parent) || !parent.arguments.includes(object)) return false;
  return !TAKES_ANY.test(file.textOf(parent.callee)) && !MATCHES_ANY.test(file.textOf(parent.callee));
}
