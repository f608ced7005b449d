import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isContextType } from '../../src/sdk/context.js';
import { contextParameter } from './callbacks.js';
import { isCall, isMember, memberIndex, memberKey, membersCalled, propertyKey } from './members.js';
import { sdkTypeOf, typeOfBinding, typeOfPattern } from './values.js';

/** A place where code gets hold of a session id. */
export interface Root {
  /** The expression, or the name a pattern gives it. */
  node: Node;
  /** The function whose parameter the context is, or that the expression stands in. */
  callable: Node;
  /** The context it is read from, as an expression; undefined where there is only the id. */
  context?: Node;
  /** The pattern that takes the id out of a context. */
  pattern?: Node;
  /** What the pattern gives instead of a missing id. */
  fallback?: Node;
  /** Names that hold the very id, nothing put in its place. */
  names: Set<Binding>;
  /** The context's own name, when it has one. */
  holder?: Binding;
}

const isFunction = (node: Node): boolean => Array.isArray(node.params) && 'body' in node;

/** Session ids that a file reads off handler contexts, or off transports and headers inside handlers. */
export function contextRoots(file: SourceFile, facts: FileFacts): Root[] {
  const roots: Root[] = [];
  for (const node of membersCalled(file, 'sessionId')) {
    if (isTarget(file, node)) continue;
    if (isContextType(sdkTypeOf(file, facts, node.object))) add(rootAt(file, node, node.object));
    else if (isTransport(file, facts, node.object)) add(insideHandler(file, facts, node));
  }
  for (const node of membersCalled(file, 'mcp-session-id')) add(insideHandler(file, facts, node));
  for (const call of file.scopes.calls) {
    if (!isCall(call)) continue;
    if (isHeaderRead(call)) add(insideHandler(file, facts, call));
    else if (isImported(file, call) && sdkTypeOf(file, facts, call) === 'SessionId') {
      const context = (call.arguments as Node[]).find((argument) => isContextType(sdkTypeOf(file, facts, argument)));
      if (context) add(rootAt(file, call, context));
    }
  }
  for (const pattern of memberIndex(file).patterns) {
    const property = (pattern.properties as Node[]).find((candidate) => propertyKey(candidate) === 'sessionId');
    const id = property?.value?.left ?? property?.value;
    if (id?.type !== 'Identifier' || !isContextType(typeOfPattern(file, facts, pattern))) continue;
    const binding = file.scopes.bindingOf(id);
    const parent = file.scopes.parentOf(pattern);
    const callable = file.ancestor(pattern, isFunction);
    if (!binding || !callable) continue;
    const init = parent?.type === 'VariableDeclarator' ? (parent.init as Node) : undefined;
    roots.push({
      node: id,
      callable,
      pattern,
      context: init && unwrap(init).type === 'Identifier' ? init : undefined,
      fallback: property!.value.type === 'AssignmentPattern' ? property!.value.right : undefined,
      names: new Set(property!.value.type === 'AssignmentPattern' ? [] : [binding]),
      holder: init && file.scopes.bindingOf(unwrap(init)),
    });
  }
  return roots;

  function add(root: Root | undefined): void {
    if (root) roots.push(root);
  }
}

/** Parameters that other functions hand a session id to. */
export function handedRoots(file: SourceFile, facts: FileFacts): Root[] {
  return file.scopes.bindings.flatMap((binding) => {
    if (binding.kind !== 'param' || !binding.declaration.body || binding.references.length === 0) return [];
    if (typeOfBinding(file, facts, binding) !== 'SessionId') return [];
    const holder = file.scopes.parentOf(binding.id);
    const isMemberOfContext = holder?.type === 'ObjectProperty' && propertyKey(holder) === 'sessionId';
    const pattern = isMemberOfContext ? file.scopes.parentOf(holder) : undefined;
    if (pattern && isContextType(typeOfPattern(file, facts, pattern))) return [];
    return [{ node: binding.id, callable: binding.declaration, names: new Set([binding]) }];
  });
}

function rootAt(file: SourceFile, node: Node, context: Node): Root | undefined {
  const at = unwrap(context);
  const holder = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  const inner = file.ancestor(node, isFunction);
  const callable = holder?.kind === 'param' && isFunction(holder.declaration) ? holder.declaration : inner;
  return callable && { node, callable, context: at, holder, names: namesOf(file, node, holder) };
}

/** In a handler, or a function inside one; what the transports' own plumbing reads is none of ours. */
function insideHandler(file: SourceFile, facts: FileFacts, node: Node): Root | undefined {
  for (let at = file.ancestor(node, isFunction); at; at = file.ancestor(at, isFunction))
    if (contextParameter(file, facts, at)) return { node, callable: at, names: namesOf(file, node, undefined) };
  return undefined;
}

/** `const id = extra.sessionId`, with nothing in place of a missing one. */
function namesOf(file: SourceFile, node: Node, holder: Binding | undefined): Set<Binding> {
  const names = new Set<Binding>();
  const note = (read: Node) => {
    let at = read;
    for (let up = file.scopes.parentOf(at); up && unwrap(up) === read; up = file.scopes.parentOf(at)) at = up;
    const parent = file.scopes.parentOf(at);
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || parent.init !== at) return;
    const binding = file.scopes.bindingOf(parent.id);
    if (binding?.kind === 'const') names.add(binding);
  };
  note(node);
  for (const { node: other } of holder?.references ?? []) {
    const member = file.scopes.parentOf(other);
    if (isMember(member) && member.object === other && memberKey(member) === 'sessionId') note(member);
  }
  return names;
}

const TRANSPORTS = /^(?:Node|WebStandard)?StreamableHTTPServerTransport$|^SSEServerTransport$/;

function isTransport(file: SourceFile, facts: FileFacts, object: Node): boolean {
  const at = unwrap(object);
  // `server.transport?.sessionId`
  if (isMember(at) && memberKey(at) === 'transport') return sdkTypeOf(file, facts, at.object) === 'Server';
  return TRANSPORTS.test(sdkTypeOf(file, facts, at) ?? '');
}

/** `headers.get('mcp-session-id')`, `req.header('mcp-session-id')`. */
function isHeaderRead(call: Node): boolean {
  const { callee } = call;
  if (!isMember(callee) || !/^(?:get|header)$/.test(memberKey(callee) ?? '')) return false;
  const name = call.arguments[0];
  return name?.type === 'StringLiteral' && name.value.toLowerCase() === 'mcp-session-id';
}

function isImported(file: SourceFile, call: Node): boolean {
  const at = unwrap(call.callee);
  const root = isMember(at) ? unwrap(at.object) : at;
  return root.type === 'Identifier' && file.imports.of(file.scopes.bindingOf(root)) !== undefined;
}

function isTarget(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  return parent?.type === 'AssignmentExpression' && parent.left === node;
}
