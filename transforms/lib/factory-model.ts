import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import type { Range } from './layout.js';
import { isCall, isMember, memberKey } from './members.js';

/** What of a server stops it from being built by a function. */
export class Stop extends Error {
  /** @param reason half a sentence that names the reference @param at the code that stopped it */
  constructor(
    readonly reason: string,
    readonly at: Node,
  ) {
    super(reason);
  }
}

/** A server held by a variable, everything that sets it up, and every place that uses it. */
export interface ServerGroup {
  file: SourceFile;
  facts: FileFacts;
  /** The variable; `app` where the server is `app.server`. */
  root: Binding;
  /** The expression that is the server, as text: what the factory returns. */
  returns: string;
  /** Program or block that holds the declaration. */
  holder: Node;
  /** Its statements that go into the factory, in order; the declaration is the first. */
  members: Node[];
  /** Functions that get the server as a parameter now, with the calls of them. */
  threaded: { callable: Node; calls: Node[] }[];
  sites: ConnectSite[];
  /** `server.close()` outside the factory: the objects of those calls. */
  closes: Node[];
  isAsync: boolean;
  /** Other files import the server: they get the factory in its place. */
  exports?: boolean;
  /** What else the factory calls at its end; asked for when it is written. */
  calls?: readonly (() => string)[];
}

/** One `server.connect(…)`. */
export interface ConnectSite {
  call: Node;
  statement: Node;
  /** Statements of its own block, before it, that set the server up further. */
  before: Node[];
  isAsync: boolean;
}

export const isFunction = (node: Node | null | undefined): node is Node & { params: Node[]; body: Node } =>
  !!node && Array.isArray(node.params) && !!node.body;

export const isInside = (node: Range, outer: Range): boolean => node.start >= outer.start && node.end <= outer.end;

/** Strips parentheses, casts and `await`. */
export function bareServer(node: Node): Node {
  let at = unwrap(node);
  while (at.type === 'AwaitExpression' || at.type === 'ChainExpression')
    at = unwrap(at.type === 'ChainExpression' ? at.expression : at.argument);
  return at;
}

/** The name at the left end of `a.b.c`. */
export function rootName(node: Node): Node {
  let at = bareServer(node);
  while (isMember(at)) at = bareServer(at.object);
  return at;
}

/** The list of statements that holds a node, and the statement of it. */
export function statementOf(file: SourceFile, node: Node): { holder: Node; statement: Node } | undefined {
  for (let at: Node = node, up = file.scopes.parentOf(at); up; at = up, up = file.scopes.parentOf(at))
    if (isList(up) && at !== up.test) return { holder: up, statement: at };
  return undefined;
}

const isList = (node: Node) =>
  node.type === 'Program' ||
  node.type === 'BlockStatement' ||
  node.type === 'StaticBlock' ||
  node.type === 'SwitchCase';

/** The statement of a list that a node stands in. */
export function statementIn(file: SourceFile, node: Node, holder: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && file.scopes.parentOf(at) !== holder) at = file.scopes.parentOf(at);
  return at;
}

/** The method call an object stands in: `close` of `server.close()`; the call, and how the object is reached. */
export function methodCall(file: SourceFile, object: Node): { call: Node; method: string } | undefined {
  let at = object;
  let member = file.scopes.parentOf(at);
  while (member && /^(?:TSNonNullExpression|ParenthesizedExpression)$/.test(member.type)) {
    at = member;
    member = file.scopes.parentOf(at);
  }
  if (!isMember(member) || member.object !== at) return undefined;
  const call = file.scopes.parentOf(member);
  const method = memberKey(member);
  return isCall(call) && call.callee === member && method !== undefined ? { call, method } : undefined;
}

/** The function around a node. */
export function functionAround(file: SourceFile, node: Node): Node | undefined {
  return file.ancestor(node, isFunction);
}

/** How a marker names a piece of code: its first line, shortened. */
export function quoted(file: SourceFile, node: Node): string {
  const [line = ''] = file.textOf(node).split(/\r?\n/, 1);
  const text = line.replace(/\s+/g, ' ').trim();
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

/** The name a declaration statement gives to a function, and the function. */
export function namedFunction(statement: Node): { id: Node; callable: Node } | undefined {
  if (statement.type === 'FunctionDeclaration' && statement.id) return { id: statement.id, callable: statement };
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return undefined;
  const { id, init } = statement.declarations[0];
  return id.type === 'Identifier' && isFunction(init) ? { id, callable: init } : undefined;
}
