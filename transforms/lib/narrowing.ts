import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { type Place, typeNamed } from './registration-sources.js';
import { exportedName, functionBinding, typeName } from './values.js';

/**
 * The SDK type that conditions around a variable give it: `if (x instanceof McpServer) …`, `isServer(x) && …` with a
 * function of this file that says `x is McpServer`; of a union of the SDK's classes also the one that is left over,
 * behind `if ('registerTool' in x) return …` and in an `else`.
 * @param node the variable where it is used
 */
export function narrowedType(file: SourceFile, facts: FileFacts, node: Node): string | undefined {
  if (!narrows(file)) return undefined;
  const binding = file.scopes.bindingOf(node);
  if (!binding) return undefined;
  const question = { file, facts, binding };
  for (let at = node, parent = file.scopes.parentOf(at); parent && !Array.isArray(parent.params); ) {
    const test = conditionOf(parent, at);
    const type = (test?.holds ? typeBy(question, test.node) : undefined) ?? typeBefore(question, parent, at);
    if (type) return type;
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  const union = binding.id.typeAnnotation && membersOfUnion({ file, facts, node: binding.id.typeAnnotation });
  return union && leftOver(question, node, union);
}

interface Question {
  file: SourceFile;
  facts: FileFacts;
  binding: Binding;
}

const narrowing = new WeakMap<SourceFile, boolean>();

/** Whether a file has conditions that narrow a type: asked for each name nobody knows, told by its text once. */
function narrows(file: SourceFile): boolean {
  const before = narrowing.get(file);
  if (before !== undefined) return before;
  const known = /\binstanceof\b|\bis\s+[\w.]|['"]\s+in\s/.test(file.text);
  narrowing.set(file, known);
  return known;
}

/** The condition that decides whether `at`, a child of `parent`, runs, and whether it holds then. */
function conditionOf(parent: Node, at: Node): { node: Node; holds: boolean } | undefined {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
    if (parent.consequent === at) return { node: parent.test, holds: true };
    return parent.alternate === at ? { node: parent.test, holds: false } : undefined;
  }
  if (parent.type !== 'LogicalExpression' || parent.right !== at || parent.operator === '??') return undefined;
  return { node: parent.left, holds: parent.operator === '&&' };
}

/** Statements of a list that run before one of them. */
function statementsBefore(list: Node, at: Node): Node[] {
  const statements = (list.type === 'BlockStatement' || list.type === 'Program' ? list.body : []) as Node[];
  return statements.slice(0, Math.max(0, statements.indexOf(at)));
}

/** `if (!(x instanceof McpServer)) return;`, `assertServer(x);`, `assert(x instanceof McpServer);` above a statement. */
function typeBefore(question: Question, list: Node, at: Node): string | undefined {
  for (const statement of statementsBefore(list, at).reverse()) {
    const type =
      statement.type === 'ExpressionStatement'
        ? typeByAssertion(question, statement.expression)
        : statement.type === 'IfStatement' && !statement.alternate && ends(statement.consequent)
          ? typeUnless(question, statement.test)
          : undefined;
    if (type) return type;
  }
  return undefined;
}

/** What a variable is when a condition does not hold. */
function typeUnless(question: Question, test: Node): string | undefined {
  const at = unwrap(test);
  if (at.type === 'UnaryExpression' && at.operator === '!') return typeBy(question, at.argument);
  return at.type === 'LogicalExpression' && at.operator === '||'
    ? (typeUnless(question, at.left) ?? typeUnless(question, at.right))
    : undefined;
}

/** Packages whose functions throw unless their first argument holds. */
const ASSERTS = /^(?:node:)?assert(?:\/strict)?$|^(?:tiny-|ts-)?invariant$/;

function typeByAssertion(question: Question, call: Node): string | undefined {
  const { file } = question;
  if (call.type !== 'CallExpression') return undefined;
  const name = call.callee.type === 'MemberExpression' ? call.callee.object : call.callee;
  const source = name.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(name))?.original.source : undefined;
  if (source && ASSERTS.test(source))
    return !call.callee.property || call.callee.property.name === 'ok'
      ? call.arguments[0] && typeBy(question, call.arguments[0])
      : undefined;
  return typeByGuard(question, call, true);
}

function typeBy(question: Question, test: Node): string | undefined {
  const { file, facts } = question;
  const at = unwrap(test);
  if (at.type === 'LogicalExpression' && at.operator === '&&')
    return typeBy(question, at.left) ?? typeBy(question, at.right);
  if (at.type === 'BinaryExpression' && at.operator === 'instanceof' && isIt(question, at.left))
    return exportedName(file, facts, at.right);
  return typeByGuard(question, at);
}

const isIt = ({ file, binding }: Question, node: Node | undefined): boolean =>
  node?.type === 'Identifier' && file.scopes.bindingOf(node) === binding;

/** `isServer(x)`, or `assertServer(x)` where assertions are asked for. */
function typeByGuard(question: Question, at: Node, asserts = false): string | undefined {
  const { file, facts } = question;
  if (at.type !== 'CallExpression' || at.callee.type !== 'Identifier' || !isIt(question, at.arguments[0]))
    return undefined;
  const guard = file.scopes.bindingOf(at.callee)?.declaration;
  const callable = guard?.type === 'VariableDeclarator' ? guard.init : guard;
  const predicate = callable?.returnType?.typeAnnotation as Node | undefined;
  const isGuard =
    predicate?.type === 'TSTypePredicate' &&
    !!predicate.asserts === asserts &&
    callable.params[0]?.name === predicate.parameterName.name;
  return isGuard && functionBinding(file, callable) ? typeName(file, facts, predicate.typeAnnotation) : undefined;
}

/** Members that tell the SDK's classes apart, in v1 and in v2. */
const HAS: Readonly<Record<string, RegExp>> = {
  McpServer:
    /^(?:tool|prompt|resource|registerTool|registerPrompt|registerResource|server|isConnected|experimental|close|connect|send\w+)$/,
  Server:
    /^(?:(?:set|remove|fallback)\w+Handler|getClient\w+|createMessage|elicitInput|listRoots|oninitialized|onclose|onerror|request|notification|ping|transport|registerCapabilities|close|connect|send\w+)$/,
  Client:
    /^(?:(?:set|remove|fallback)\w+Handler|getServer\w+|callTool|list\w+|getPrompt|readResource|complete|onclose|onerror|request|notification|ping|transport|registerCapabilities|close|connect|send\w+)$/,
};

/** The classes of a union of nothing else, aliases followed: `McpServer | Server`. */
function membersOfUnion(place: Place, depth = 0): string[] | undefined {
  const { file, facts, node } = place;
  if (depth > 6) return undefined;
  if (node.type === 'TSTypeAnnotation' || node.type === 'TSParenthesizedType' || node.type === 'TSTypeAliasDeclaration')
    return membersOfUnion({ ...place, node: node.typeAnnotation }, depth + 1);
  if (node.type === 'TSTypeReference') {
    const [alias] = typeNamed({ ...place, node: node.typeName });
    return alias?.node.type === 'TSTypeAliasDeclaration' ? membersOfUnion(alias, depth + 1) : undefined;
  }
  if (node.type !== 'TSUnionType') return undefined;
  const names = (node.types as Node[])
    .filter((type) => !/^TS(?:Undefined|Null)Keyword$/.test(type.type))
    .map((type) => typeName(file, facts, type));
  const known = names.filter((name) => name !== undefined && name in HAS) as string[];
  return known.length === names.length && new Set(known).size > 1 ? known : undefined;
}

/** The one class of a union that the conditions on the way to a place leave. */
function leftOver(question: Question, node: Node, union: readonly string[]): string | undefined {
  const { file, binding } = question;
  if (binding.references.some((reference) => isSet(file, reference.node))) return undefined;
  let left = [...union];
  for (let at = node, parent = file.scopes.parentOf(at); parent; at = parent, parent = file.scopes.parentOf(at)) {
    const test = conditionOf(parent, at);
    if (test) left = leave(question, test.node, test.holds, left);
    for (const statement of statementsBefore(parent, at))
      if (statement.type === 'IfStatement' && !statement.alternate && ends(statement.consequent))
        left = leave(question, statement.test, false, left);
    if (left.length < 2) break;
  }
  return left.length === 1 ? left[0] : undefined;
}

const isSet = (file: SourceFile, node: Node): boolean => {
  const parent = file.scopes.parentOf(node);
  return parent?.type === 'AssignmentExpression' && parent.left === node;
};

/** Whether nothing that stands behind a statement runs after it. */
function ends(statement: Node): boolean {
  if (/^(?:Return|Throw|Continue|Break)Statement$/.test(statement.type)) return true;
  const last = statement.type === 'BlockStatement' ? (statement.body as Node[]).at(-1) : undefined;
  return !!last && ends(last);
}

/** The classes of `from` that a variable can still be of when `test` holds, or when it does not. */
function leave(question: Question, test: Node, holds: boolean, from: string[]): string[] {
  const at = unwrap(test);
  if (at.type === 'UnaryExpression' && at.operator === '!') return leave(question, at.argument, !holds, from);
  if (at.type === 'LogicalExpression')
    return (at.operator === '&&') === holds && at.operator !== '??'
      ? leave(question, at.right, holds, leave(question, at.left, holds, from))
      : from;
  if (at.type === 'BinaryExpression' && at.operator === 'in' && isIt(question, at.right)) {
    const key = stringValue(at.left);
    const having = key === undefined ? [] : from.filter((name) => HAS[name]!.test(key));
    return having.length === 0 ? from : from.filter((name) => having.includes(name) === holds);
  }
  const type =
    at.type === 'BinaryExpression' && at.operator === 'instanceof' && isIt(question, at.left)
      ? exportedName(question.file, question.facts, at.right)
      : typeByGuard(question, at);
  return type && from.includes(type) ? from.filter((name) => (name === type) === holds) : from;
}
