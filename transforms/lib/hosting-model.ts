import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { methodAt } from './hosting-class.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';

/** A shape the rewrite has no proof for: the 2025-era wiring stays as it is, and a marker says why. */
export class Refusal extends Error {
  /** @param reason Completes "left on sessions: …". @param at The code that stopped it. */
  constructor(
    readonly reason: string,
    readonly at: Node,
  ) {
    super(reason);
  }
}

export type TransportKind = 'streamable' | 'sse';

/** One `new …Transport(…)` of a server. */
export interface TransportSite {
  kind: TransportKind;
  node: Node;
  /** Its options: the first argument of Streamable HTTP's, the third of SSE's. */
  options: Node | undefined;
}

/** What is known of one file's hosting: the transports, and every name that holds only session plumbing. */
export interface Hosting {
  file: SourceFile;
  facts: FileFacts;
  sites: TransportSite[];
  /** Names that hold a transport, a store of them, a session's record, its id, or what was read from those. */
  plumbing: Set<Binding>;
  /** Those of them that are stores: maps, objects, lists, or the one variable that keeps a transport. */
  stores: Set<Binding>;
  /** Stores of other things by session id. They go with their last use only; code that reads them may stay. */
  keyed: Set<Binding>;
  /** Expressions of servers that are connected to one of the transports, and the names they are held by. */
  servers: Set<Binding>;
  /** How a host that is not express takes requests and answers them. */
  web?: WebHost;
  /** Other modules whose functions this one calls, and what they do with sessions; null for one that is no store. */
  modules?: Map<SourceFile, Hosting | null>;
}

/** A host whose handlers return their answer: Hono, Fastify, Next.js, Workers, plain functions of a Request. */
export interface WebHost {
  /** The transports that count, by their v2 names. */
  transports: readonly string[];
  /** Parameters that are the request, or hold it. */
  exchange: Set<Binding>;
  /** Whether a call or `new` only makes an answer. */
  answers(node: Node): boolean;
}

/** Whether v1 gave its clients session ids: SSE always did, Streamable HTTP when it was told how to make them. */
export function keptSessions({ sites }: Hosting): boolean {
  return sites.some(({ kind, options }) => {
    if (kind === 'sse') return true;
    const generator = options?.properties?.find((property: Node) => propertyKey(property) === 'sessionIdGenerator');
    return generator !== undefined && generator.value?.name !== 'undefined';
  });
}

export const isFunction = (node: Node | null | undefined): node is Node & { params: Node[]; body: Node } =>
  !!node && Array.isArray(node.params) && 'body' in node && !!node.body;

/** Strips what does not change what an expression means here: parentheses, casts, `!`, `await`, `void`. */
export function bare(node: Node): Node {
  let at = unwrap(node);
  while (at.type === 'AwaitExpression' || at.type === 'ChainExpression' || isVoid(at))
    at = unwrap(at.type === 'ChainExpression' ? at.expression : at.argument);
  return at;
}

const isVoid = (node: Node) => node.type === 'UnaryExpression' && node.operator === 'void';

/** Whether a value is left out, `null` or `undefined`. */
export function isNothing(node: Node | null | undefined): boolean {
  if (!node) return true;
  const at = unwrap(node);
  return at.type === 'NullLiteral' || (at.type === 'Identifier' && at.name === 'undefined');
}

/** The leftmost object of a chain of members and calls: `a` in `a.b().c[d]`. */
export function rootOf(node: Node): Node {
  let at = bare(node);
  for (;;) {
    if (isMember(at)) at = bare(at.object);
    else if (isCall(at) && isMember(at.callee)) at = bare(at.callee.object);
    else return at;
  }
}

/** The name a call's callee reads last: `json` in `res.status(400).json()`. */
export function calledName(call: Node): string | undefined {
  const callee = bare(call.callee);
  return isMember(callee) ? memberKey(callee) : callee.type === 'Identifier' ? callee.name : undefined;
}

const LOG = new Set(['log', 'info', 'warn', 'error', 'debug', 'trace', 'verbose', 'notice', 'fatal', 'http', 'silly']);

/** `console.log(…)`, `logger.info(…)`, `this.logger.debug(…)`: a line for people, and nothing else. */
export function isLog(file: SourceFile, node: Node): boolean {
  const call = bare(node);
  if (!isCall(call)) return false;
  const callee = bare(call.callee);
  if (!isMember(callee)) {
    // `log('…')`, `debug('…')`: of this file or imported, with nobody listening to what it gives.
    return callee.type === 'Identifier' && /^(?:log|debug|logger)(?:[A-Z]\w*)?$/.test(callee.name);
  }
  if (!LOG.has(memberKey(callee) ?? '')) return false;
  const object = bare(callee.object);
  const name = object.type === 'Identifier' ? object.name : isMember(object) ? memberKey(object) : calledOn(object);
  if (name === 'console') return object.type === 'Identifier' && !file.scopes.bindingOf(object);
  return name !== undefined && /^(?:log|logger|logging|winston|pino|console)$|Log(?:ger)?$|^l$/i.test(name);
}

const calledOn = (node: Node): string | undefined => (isCall(node) ? calledName(node) : undefined);

/** The function of this file that a call calls: by name, or as a method of the class it stands in. */
export function functionCalled(file: SourceFile, callee: Node): (Node & { params: Node[]; body: Node }) | undefined {
  const at = bare(callee);
  if (isFunction(at)) return at;
  if (isMember(at)) return methodAt(file, at);
  if (at.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(at);
  return binding?.declarations.length === 1 ? functionOfBinding(binding) : undefined;
}

/** The function a name stands for, when it never stands for anything else. */
export function functionOfBinding(binding: Binding): (Node & { params: Node[]; body: Node }) | undefined {
  const { declaration } = binding;
  if (binding.kind === 'function') return isFunction(declaration) ? declaration : undefined;
  if (binding.kind !== 'const' || declaration.type !== 'VariableDeclarator') return undefined;
  const init = declaration.init ? unwrap(declaration.init) : undefined;
  return declaration.id.type === 'Identifier' && isFunction(init) ? init : undefined;
}

/** Whether `inner` lies within `outer`. */
export const inside = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** The next enclosing statement (or the node itself) in a list of statements. */
export function statementOf(file: SourceFile, node: Node): Node {
  let at = node;
  for (let up = file.scopes.parentOf(at); up; up = file.scopes.parentOf(at)) {
    if (/^(?:Program|BlockStatement|StaticBlock|TSModuleBlock|SwitchCase|ClassBody)$/.test(up.type) && at !== up.test)
      return at;
    at = up;
  }
  return at;
}

/** The statements of a statement: those of a block, or itself. */
export const statementsOf = (node: Node | null | undefined): Node[] =>
  !node ? [] : node.type === 'BlockStatement' ? (node.body as Node[]) : [node];
