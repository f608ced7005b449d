import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expectedType } from './function-types.js';
import { needsParentheses, toleratesNull } from './headers-null.js';
import { isSure, isV1Spelled } from './headers-origin.js';
import { argumentType, isAnything, isRecordType, literalsCall } from './headers-records.js';
import { indentAt } from './layout.js';
import { isCall, isMember, memberKey, propertyKey, wrapped } from './members.js';
import { sourcesOf } from './registration-sources.js';
import { typeName, typeOfParameterAt } from './values.js';

const RECORD =
  'request headers are a Headers object now, not a plain record; Object.fromEntries(headers) makes one, where a record is expected.';

/** What Headers itself has: code that calls these is v2's already. */
const METHODS = new Set([
  'get',
  'has',
  'set',
  'append',
  'delete',
  'entries',
  'keys',
  'values',
  'forEach',
  'getSetCookie',
]);

/**
 * Rewrites one use of v1's header record.
 * @param node an expression that is the record
 */
export function rewriteHeaders(file: SourceFile, facts: FileFacts, node: Node): void {
  const outer = wrapped(file, node);
  const parent = file.scopes.parentOf(outer);
  if (isMember(parent) && parent.object === outer) return rewriteMember(file, parent);
  switch (parent?.type) {
    case 'LogicalExpression':
      if (parent.left !== outer) return;
      if (isEmptyObject(parent.right)) file.edits.overwrite(parent.right.start, parent.right.end, 'new Headers()');
      rewriteHeaders(file, facts, parent);
      return;
    case 'CallExpression':
    case 'OptionalCallExpression':
      if (isCall(parent) && parent.callee !== outer) rewriteArgument(file, facts, parent, outer);
      return;
    case 'SpreadElement':
      if (file.scopes.parentOf(parent)?.type === 'ObjectExpression') toRecord(file, outer);
      return;
    case 'BinaryExpression':
      if (parent.operator === 'in' && parent.right === outer) rewriteIn(file, parent);
      return;
    case 'ForInStatement':
      if (parent.right === outer && parent.left.declarations) {
        file.edits.insert(outer.end, '.keys()');
        const keyword = file.text.lastIndexOf(' in ', outer.start);
        file.edits.overwrite(keyword + 1, keyword + 3, 'of');
      }
      return;
    case 'VariableDeclarator':
      if (parent.id.type === 'ObjectPattern') rewritePattern(file, parent);
      else if (parent.id.typeAnnotation && !isHeadersType(file, facts, parent.id.typeAnnotation)) toRecord(file, outer);
      return;
    case 'ObjectProperty':
      if (parent.value === outer && handOn(file, facts, outer)) return;
      break;
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
    case 'ConditionalExpression':
    case 'AssignmentPattern':
      if (parent.test !== outer && parent.left !== outer && handOn(file, facts, outer)) return;
      break;
    case 'AssignmentExpression': {
      const target = parent.left.type === 'Identifier' ? file.scopes.bindingOf(parent.left)?.id : undefined;
      if (parent.right !== outer || outer !== node || !target?.typeAnnotation) break;
      if (isRecordType({ file, facts, node: target.typeAnnotation })) toRecord(file, outer);
      return;
    }
  }
  if (outer !== node && castTarget(file, facts, outer)) toRecord(file, node);
}

/**
 * The headers as a value of something else: where its type asks for a record, one is made.
 * @returns whether nothing is left to say of the place
 */
function handOn(file: SourceFile, facts: FileFacts, value: Node): boolean {
  if (/^TS/.test(value.type)) return false;
  const call = literalsCall(file, value);
  const type = expectedType({ file, facts, node: value }) ?? (call && argumentType(file, facts, call, value));
  if (isRecordType(type)) {
    toRecord(file, value);
    return true;
  }
  const isOpaque = type !== undefined && isAnything(type.node);
  if (!call || (type && !isOpaque) || !isV1Spelled(file, value)) return false;
  const callee = unwrap(call.callee);
  const owner = isMember(callee) ? callee.object.name : callee.name;
  // Inspected as it is, or taken as it is.
  if (owner === 'console' || owner === 'fetch') return true;
  if (owner === 'JSON') toRecord(file, value);
  else if (isOpaque || !sourcesOf({ file, facts, node: callee }).some(({ node }) => node.body))
    file.todos.add(value, 'headers', RECORD);
  return true;
}

const isHeadersType = (file: SourceFile, facts: FileFacts, annotation: Node): boolean =>
  typeName(file, facts, annotation) === 'IsomorphicHeaders';

/** `headers as Record<string, string>`: the record is wanted as one. */
function castTarget(file: SourceFile, facts: FileFacts, outer: Node): boolean {
  return /^TS(?:As|Satisfies)Expression$/.test(outer.type) && !isHeadersType(file, facts, outer.typeAnnotation);
}

const isEmptyObject = (node: Node): boolean => {
  const at = unwrap(node);
  return at.type === 'ObjectExpression' && at.properties.length === 0;
};

function rewriteMember(file: SourceFile, member: Node): void {
  const key = memberKey(member);
  const parent = file.scopes.parentOf(member);
  const isCallee = isCall(parent) && parent.callee === member;
  if (!member.computed && key !== undefined && METHODS.has(key) && isCallee) return;
  if (parent?.type === 'AssignmentExpression' && parent.left === member) {
    if (parent.operator !== '=' || file.scopes.parentOf(parent)?.type !== 'ExpressionStatement') {
      file.todos.add(member, 'headers', 'request headers are a Headers object now: write them with .set(name, value).');
      return;
    }
    openCall(file, member, 'set', false);
    file.edits.overwrite(member.end, parent.right.start, ', ');
    file.edits.insert(parent.right.end, ')');
    return;
  }
  if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') {
    file.edits.remove(parent.start, member.start);
    openCall(file, member, 'delete', true);
    return;
  }
  if (simplifyArrayTest(file, member)) return;
  openCall(file, member, 'get', true);
  if (toleratesNull(file, member) || compareToNull(file, member)) return;
  const parentheses = needsParentheses(file, member);
  if (parentheses) file.edits.insert(member.start, '(');
  file.edits.insert(member.end, parentheses ? ' ?? undefined)' : ' ?? undefined');
}

/** `headers['x'] === undefined` → `headers.get('x') == null`. */
function compareToNull(file: SourceFile, member: Node): boolean {
  const comparison = file.scopes.parentOf(member);
  if (comparison?.type !== 'BinaryExpression' || comparison.left !== member) return false;
  if (!/^[!=]==$/.test(comparison.operator) || comparison.right.name !== 'undefined') return false;
  file.edits.overwrite(member.end, comparison.right.end, ` ${comparison.operator.slice(0, 2)} null`);
  return true;
}

/** `headers['x']`, `headers.x` → `headers.get('x')`. */
function openCall(file: SourceFile, member: Node, method: string, close: boolean): void {
  const { quote } = file.style;
  const end = close ? ')' : '';
  if (!member.computed) {
    file.edits.overwrite(
      member.property.start,
      member.property.end,
      `${method}(${quote}${file.textOf(member.property)}${quote}${end}`,
    );
    return;
  }
  const bracket = file.text.lastIndexOf('[', member.property.start);
  const start = member.optional ? file.text.lastIndexOf('?.', bracket) : bracket;
  file.edits.overwrite(start, bracket + 1, `${member.optional ? '?.' : '.'}${method}(`);
  file.edits.overwrite(file.text.indexOf(']', member.property.end), member.end, end);
}

/**
 * `Array.isArray(h) ? h[0] : h` → `h`: a header that comes more than once is one string, joined.
 * @returns whether the member is in the part that goes
 */
function simplifyArrayTest(file: SourceFile, member: Node): boolean {
  const conditional = file.ancestor(member, (at) => at.type === 'ConditionalExpression');
  const inner = conditional && arrayTestValue(file, conditional);
  if (!inner || inner === member) {
    if (inner) dropArrayTest(file, conditional!, inner);
    return false;
  }
  return member.start < conditional!.alternate.start;
}

/** The value of `Array.isArray(x) ? x[0] : x`. */
export function arrayTestValue(file: SourceFile, conditional: Node): Node | undefined {
  const { test, consequent } = conditional;
  const alternate = unwrap(conditional.alternate);
  const text = file.textOf(alternate);
  const isTest =
    isCall(test) && file.textOf(test.callee) === 'Array.isArray' && file.textOf(test.arguments[0]!) === text;
  const first = unwrap(consequent);
  const isFirst = isMember(first) && first.computed && first.property.value === 0 && file.textOf(first.object) === text;
  return isTest && isFirst ? alternate : undefined;
}

export function dropArrayTest(file: SourceFile, conditional: Node, value: Node): void {
  if (file.comments.some(({ start, end }) => start > conditional.start && end < conditional.end)) return;
  file.edits.remove(conditional.start, value.start);
}

/** `'x' in headers` → `headers.has('x')`. */
function rewriteIn(file: SourceFile, test: Node): void {
  const key = file.textOf(test.left);
  file.edits.remove(test.left.start, test.right.start);
  file.edits.insert(test.right.end, `.has(${key})`);
}

/** Makes a record of the headers where one is wanted. */
function toRecord(file: SourceFile, node: Node): void {
  if (!isV1Spelled(file, node)) return;
  const parent = file.scopes.parentOf(node);
  const key = parent?.type === 'ObjectProperty' && parent.shorthand ? `${file.textOf(node)}: ` : '';
  file.edits.insert(node.start, `${key}Object.fromEntries(`);
  file.edits.insert(node.end, isSure(file, node) ? ')' : ' ?? [])');
}

function rewriteArgument(file: SourceFile, facts: FileFacts, call: Node, argument: Node): void {
  const { callee } = call;
  const owner = isMember(callee) ? callee.object.name : undefined;
  const method = isMember(callee) ? memberKey(callee) : undefined;
  if (owner === 'console' || (owner === 'Object' && method === 'fromEntries')) return;
  if (owner === 'Object' && /^(?:entries|keys|values)$/.test(method ?? '')) {
    const loop = file.scopes.parentOf(call);
    const isLoop = loop?.type === 'ForOfStatement' && loop.right === call;
    const parentheses = /Expression$/.test(argument.type) && !isMember(argument);
    file.edits.overwrite(call.start, argument.start, `${isLoop ? '' : '[...'}${parentheses ? '(' : ''}`);
    file.edits.overwrite(argument.end, call.end, `${parentheses ? ')' : ''}.${method}()${isLoop ? '' : ']'}`);
    return;
  }
  if ((owner === 'JSON' && method === 'stringify') || (owner === 'Object' && method === 'assign')) {
    toRecord(file, argument);
    return;
  }
  const index = (call.arguments as Node[]).indexOf(argument);
  const known = sourcesOf({ file, facts, node: callee }).some(
    ({ node, file: other, facts: theirs }) =>
      node.params && typeOfParameterAt(other, theirs, node, index) === 'IsomorphicHeaders',
  );
  if (!known && isV1Spelled(file, argument)) file.todos.add(argument, 'headers', RECORD);
}

/** `const { authorization, 'x-tenant': tenant } = headers` → one `get` each. */
function rewritePattern(file: SourceFile, declarator: Node): void {
  const declaration = file.scopes.parentOf(declarator)!;
  if (file.isIgnored(declaration)) return;
  const properties = declarator.id.properties as Node[];
  const init = unwrap(declarator.init);
  const isFallback = init.type === 'LogicalExpression' && isEmptyObject(init.right);
  const isPlain = properties.every(
    (property) =>
      property.type === 'ObjectProperty' && propertyKey(property) !== undefined && property.value.type === 'Identifier',
  );
  const isAlone =
    declaration.declarations.length === 1 &&
    /^(?:BlockStatement|Program)$/.test(file.scopes.parentOf(declaration)?.type ?? '');
  if (!isPlain || !properties[0] || (properties[1] && (init.type !== 'Identifier' || !isAlone))) {
    file.todos.add(declarator, 'headers', 'request headers are a Headers object now: read each with .get(name).');
    return;
  }
  const { quote, eol } = file.style;
  const read = (property: Node) => {
    const binding = file.scopes.bindingOf(property.value);
    const tolerant = binding?.kind === 'const' && binding.references.every(({ node }) => toleratesNull(file, node));
    return `${isFallback ? '?.' : '.'}get(${quote}${propertyKey(property)}${quote})${tolerant ? '' : ' ?? undefined'}`;
  };
  const [first, ...rest] = properties;
  file.edits.overwrite(declarator.id.start, declarator.id.end, first!.value.name);
  // `headers ?? {}`: what is missing needs no object to be missing from.
  if (isFallback) file.edits.remove(init.left.end, init.end);
  file.edits.insert(declarator.init.end, read(first!));
  const end = file.text[declaration.end - 1] === ';' ? ';' : '';
  for (const property of rest)
    file.edits.insert(
      declaration.end,
      `${eol}${indentAt(file, declaration.start)}${declaration.kind} ${property.value.name} = ${init.name}${read(property)}${end}`,
    );
}
