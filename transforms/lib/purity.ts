import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { isContainer } from './memory-uses.js';

const FUNCTIONS = /^(?:String|Number|Boolean|BigInt|parseInt|parseFloat|isNaN|encodeURIComponent|decodeURIComponent)$/;
const STATIC: Readonly<Record<string, RegExp>> = {
  Object: /^(?:keys|values|entries|hasOwn|fromEntries)$/,
  Array: /^(?:isArray|from|of)$/,
  JSON: /^(?:stringify|parse)$/,
  Math: /^(?!random$)\w+$/,
  Number: /^\w+$/,
};
/** Methods of strings and arrays that leave what they are called on as it is. */
const METHODS =
  /^(?:includes|startsWith|endsWith|trim|trimStart|trimEnd|toLowerCase|toUpperCase|slice|substring|split|join|indexOf|lastIndexOf|concat|at|charAt|padStart|padEnd|repeat|replace|replaceAll|match|toFixed|toString|map|filter|find|findIndex|some|every|flat|flatMap|reduce|test)$/;

/**
 * Whether running a statement twice is the same as running it once, as far as anybody outside can see: constants,
 * reads, checks that leave.
 */
export function isRepeatable(file: SourceFile, statement: Node, depth = 0): boolean {
  const pure = (node: Node | null | undefined) => !node || isPure(file, node, depth);
  const again = (node: Node | null | undefined) => !node || isRepeatable(file, node, depth);
  switch (statement.type) {
    case 'VariableDeclaration':
      return (statement.declarations as Node[]).every(({ id, init }) => isPurePattern(file, id, depth) && pure(init));
    case 'BlockStatement':
      return (statement.body as Node[]).every(again);
    case 'IfStatement':
      return pure(statement.test) && again(statement.consequent) && again(statement.alternate);
    // Whoever leaves here never comes to the question.
    case 'ReturnStatement':
    case 'ThrowStatement':
      return depth === 0 || pure(statement.argument);
    case 'EmptyStatement':
    case 'FunctionDeclaration':
      return true;
  }
  return statement.type.startsWith('TS');
}

function isPurePattern(file: SourceFile, id: Node, depth: number): boolean {
  if (id.type === 'Identifier') return true;
  if (id.type === 'AssignmentPattern') return isPurePattern(file, id.left, depth) && isPure(file, id.right, depth);
  const parts: Node[] = id.type === 'ObjectPattern' ? id.properties : id.type === 'ArrayPattern' ? id.elements : [];
  return parts.every((part) => !part || part.type === 'RestElement' || isPurePattern(file, part.value ?? part, depth));
}

/** Whether an expression only computes and reads. */
export function isPure(file: SourceFile, expression: Node, depth = 0): boolean {
  const all = (nodes: readonly (Node | null)[]) => nodes.every((node) => !node || isPure(file, node, depth));
  const at = unwrap(expression);
  switch (at.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return isPure(file, at.object, depth) && (!at.computed || isPure(file, at.property, depth));
    case 'TemplateLiteral':
      return all(at.expressions);
    case 'UnaryExpression':
      return at.operator !== 'delete' && isPure(file, at.argument, depth);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return all([at.left, at.right]);
    case 'ConditionalExpression':
      return all([at.test, at.consequent, at.alternate]);
    case 'SpreadElement':
      return isPure(file, at.argument, depth);
    case 'ArrayExpression':
      return all(at.elements);
    case 'ObjectExpression':
      return (at.properties as Node[]).every(
        (property) =>
          property.type === 'ObjectMethod' ||
          ((!property.computed || isPure(file, property.key, depth)) &&
            isPure(file, property.value ?? property.argument, depth)),
      );
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isPureCall(file, at, depth);
  }
  return /Literal$/.test(at.type);
}

function isPureCall(file: SourceFile, call: Node, depth: number): boolean {
  const args = call.arguments as Node[];
  if (!args.every((argument) => isPureArgument(file, argument, depth))) return false;
  const { callee } = call;
  if (callee.type === 'Identifier') {
    const binding = file.scopes.bindingOf(callee);
    if (!binding) return FUNCTIONS.test(callee.name);
    const { declaration } = binding;
    const made = declaration.type === 'VariableDeclarator' ? binding.kind === 'const' && declaration.init : declaration;
    return !!made && depth < 3 && isPureFunction(file, made, depth + 1);
  }
  if (!isMember(callee)) return false;
  const key = memberKey(callee) ?? '';
  const { object } = callee;
  if (object.type === 'Identifier' && !file.scopes.bindingOf(object)) return STATIC[object.name]?.test(key) ?? false;
  if (!isPure(file, object, depth)) return false;
  if (METHODS.test(key)) return true;
  const declaration = object.type === 'Identifier' ? file.scopes.bindingOf(object)?.declaration : undefined;
  const init = declaration?.type === 'VariableDeclarator' && declaration.init ? unwrap(declaration.init) : undefined;
  if (!init) return false;
  // `notes.get(id)` of a map, `Args.parse(args)` of a schema.
  if (/^(?:get|has)$/.test(key)) return isContainer(init);
  return /^(?:parse|safeParse)$/.test(key) && isSchema(file, init);
}

function isPureArgument(file: SourceFile, argument: Node, depth: number): boolean {
  return argument.params ? depth < 3 && isPureFunction(file, argument, depth + 1) : isPure(file, argument, depth);
}

function isPureFunction(file: SourceFile, made: Node, depth: number): boolean {
  if (!made.params || !made.body || made.async || made.generator) return false;
  return made.body.type === 'BlockStatement' ? isRepeatable(file, made.body, depth) : isPure(file, made.body, depth);
}

/** `z.object({ … })` and what is chained to it. */
function isSchema(file: SourceFile, value: Node): boolean {
  let at = value;
  while (isCall(at) || isMember(at)) at = unwrap(isCall(at) ? at.callee : at.object);
  const source = at.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(at))?.original.source : undefined;
  return source !== undefined && /^zod(?:\/|$)/.test(source);
}

/** The keys of an object literal, when all of them are to be seen. */
export function literalKeys(object: Node): string[] | undefined {
  const keys = (object.properties as Node[]).map((property) => propertyKey(property));
  return keys.every((key) => key !== undefined) ? keys : undefined;
}
