import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey } from './members.js';
import type { Root } from './session-roots.js';

/** The statement at which code without a session id goes another way than to the place that was asked about. */
export interface Check {
  /** `always` when nothing gets past it without an id. */
  kind: 'exit' | 'branch';
  node: Node;
}

/**
 * Finds the check that keeps a missing session id from a place: an `if` around it, or one before it that leaves.
 * @returns undefined when a missing id can get there, or something put in its place that callers share
 */
export function checkBefore(file: SourceFile, root: Root, place: Node): Check | undefined {
  let at = place;
  for (let up = file.scopes.parentOf(at); up && at !== root.callable; up = file.scopes.parentOf(at)) {
    if (up.type === 'IfStatement' || up.type === 'ConditionalExpression') {
      const other = up.consequent === at ? up.alternate : up.alternate === at ? up.consequent : at;
      const held = up.consequent === at ? proves(file, root, up.test, true) : proves(file, root, up.test, false);
      if (other !== at && held && isHarmless(file, other)) return { kind: 'branch', node: statementAt(file, up) };
    }
    if (up.type === 'LogicalExpression' && up.operator === '&&' && up.right === at && proves(file, root, up.left, true))
      return { kind: 'branch', node: statementAt(file, up) };
    const list = listOf(up);
    if (list) {
      const leaves = list
        .slice(0, list.indexOf(at))
        .find((statement) => isExit(file, root, statement) || isAssertion(file, root, statement));
      if (leaves) return { kind: 'exit', node: leaves };
    }
    at = up;
  }
  return undefined;
}

/** The statements of a block, a case or a file. */
export function listOf(node: Node): Node[] | undefined {
  if (node.type === 'BlockStatement' || node.type === 'Program' || node.type === 'StaticBlock') return node.body;
  return node.type === 'SwitchCase' ? node.consequent : undefined;
}

export function statementAt(file: SourceFile, node: Node): Node {
  let at = node;
  for (let up = file.scopes.parentOf(at); up; up = file.scopes.parentOf(at)) {
    if (listOf(up)?.includes(at)) return at;
    at = up;
  }
  return at;
}

function isExit(file: SourceFile, root: Root, statement: Node): boolean {
  if (statement.type !== 'IfStatement' || !proves(file, root, statement.test, false)) return false;
  const last = lastOf(statement.consequent);
  if (last?.type === 'ThrowStatement' || last?.type === 'ContinueStatement') return true;
  return last?.type === 'ReturnStatement' && (!last.argument || !isShared(file, last.argument));
}

function lastOf(statement: Node): Node | undefined {
  return statement.type === 'BlockStatement' ? (statement.body as Node[]).at(-1) : statement;
}

/** `assert(id)`, `invariant(extra.sessionId, '…')`. */
function isAssertion(file: SourceFile, root: Root, statement: Node): boolean {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (!isCall(call) || !call.arguments[0]) return false;
  const callee = isMember(call.callee) ? call.callee.object : call.callee;
  const record = file.imports.of(file.scopes.bindingOf(callee));
  return (
    /^(?:node:)?assert(?:\/strict)?$|^(?:tiny-)?invariant$/.test(record?.original.source ?? '') &&
    proves(file, root, call.arguments[0], true)
  );
}

/** What happens without an id shares nothing: nothing at all, a constant, a way out. */
function isHarmless(file: SourceFile, node: Node | null | undefined): boolean {
  if (!node) return true;
  if (/Statement$/.test(node.type)) {
    const last = lastOf(node);
    if (last?.type === 'ThrowStatement') return true;
    return last?.type === 'ReturnStatement' && (!last.argument || !isShared(file, last.argument));
  }
  const at = unwrap(node);
  if (at.type === 'ArrayExpression') return at.elements.length === 0;
  if (at.type === 'ObjectExpression') return at.properties.length === 0;
  return /^(?:Null|Boolean)Literal$/.test(at.type) || at.name === 'undefined' || at.type === 'UnaryExpression';
}

/** A value that outlives the call: a variable of the module, or a member of one. */
function isShared(file: SourceFile, value: Node): boolean {
  let at = unwrap(value);
  while (isMember(at)) at = unwrap(at.object);
  if (at.type === 'ThisExpression') return true;
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  return (
    !!binding && binding.scope.parent === undefined && binding.kind !== 'function' && !isPlain(binding.declaration)
  );
}

const isPlain = (declaration: Node): boolean =>
  declaration.type === 'VariableDeclarator' &&
  /Literal$/.test(declaration.init?.type ?? '') &&
  declaration.init.type !== 'TemplateLiteral';

/** Whether a test that came out so proves that there is an id (`true`), or leaves when there is none (`false`). */
function proves(file: SourceFile, root: Root, test: Node, outcome: boolean): boolean {
  const at = unwrap(test);
  const again = (node: Node, to = outcome) => proves(file, root, node, to);
  if (at.type === 'UnaryExpression' && at.operator === '!') return again(at.argument, !outcome);
  if (at.type === 'LogicalExpression' && at.operator !== '??') {
    if (outcome) return at.operator === '&&' && (again(at.left) || again(at.right));
    // `ctx.http && !ctx.sessionId` is our own: without HTTP there is one client, and nobody to share with.
    if (at.operator === '&&') return isHttp(file, root, at.left) && again(at.right);
    return again(at.left) || again(at.right);
  }
  if (at.type === 'BinaryExpression' && /^[!=]==?$/.test(at.operator)) {
    const positive = at.operator.startsWith('=') === outcome;
    const [subject, other] = isSubject(file, root, at.left) ? [at.left, at.right] : [at.right, at.left];
    if (isSubject(file, root, subject)) {
      if (isNothing(other)) return !positive;
      return positive && root.fallback === undefined;
    }
    const isFallback = root.fallback && other && file.textOf(root.fallback) === file.textOf(other);
    if (isFallback && isNamed(file, root, subject)) return !positive;
    const [kind, word] = at.left.type === 'UnaryExpression' ? [at.left, at.right] : [at.right, at.left];
    if (kind.operator !== 'typeof' || !isSubject(file, root, kind.argument)) return false;
    return word.value === 'undefined' ? !positive : positive;
  }
  return outcome && isSubject(file, root, at);
}

const isNothing = (node: Node): boolean => node.type === 'NullLiteral' || node.name === 'undefined';

/** The id itself: read off the context again, or by a name that holds it. */
function isSubject(file: SourceFile, root: Root, node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'UnaryExpression' && at.operator === '!' && at.argument.type === 'UnaryExpression')
    return isSubject(file, root, at.argument.argument);
  if (isMember(at) && memberKey(at) === 'sessionId') {
    const object = unwrap(at.object);
    return root.holder ? file.scopes.bindingOf(object) === root.holder : file.textOf(at) === file.textOf(root.node);
  }
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  return binding ? root.names.has(binding) : file.textOf(at) === file.textOf(root.node);
}

const isNamed = (file: SourceFile, root: Root, node: Node): boolean =>
  node.type === 'Identifier' && file.scopes.bindingOf(node) === file.scopes.bindingOf(root.node);

function isHttp(file: SourceFile, root: Root, node: Node): boolean {
  const at = unwrap(node);
  if (isMember(at)) return memberKey(at) === 'http' && file.scopes.bindingOf(unwrap(at.object)) === root.holder;
  return at.type === 'Identifier' && !!root.pattern && at.start > root.pattern.start && at.name.startsWith('http');
}
