import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { callsOf } from './callbacks.js';
import { expectedType } from './function-types.js';
import { isCall, isMember, memberIndex, memberKey, propertyKey, wrapped } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { sdkTypeOf, typeName } from './values.js';

const REGISTERS = /^(?:tool|prompt|resource|registerTool|registerPrompt|registerResource|setRequestHandler)$/;
const INSIDES = /^_registered(?:Tools|Prompts|Resources|ResourceTemplates)$|^_requestHandlers$/;
const SERVERS = /^(?:McpServer|Server|Client)$/;

const captured = new WeakMap<FileFacts, WeakMap<SourceFile, Set<Binding>>>();

/**
 * Whether an expression is a handler that a test got hold of: out of a store that its double of the server filled
 * (`handlers.get('echo')`), out of a spy's calls, or out of the server itself; also by way of a helper that returns it.
 */
export function isHandlerValue(file: SourceFile, facts: FileFacts, node: Node, depth = 0): boolean {
  const at = unwrap(node);
  if (depth > 6) return false;
  if (at.type === 'AwaitExpression') return isHandlerValue(file, facts, at.argument, depth + 1);
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    if (!binding) return false;
    if (stores(file, facts).has(binding)) return true;
    const { declaration } = binding;
    return (
      declaration.type === 'VariableDeclarator' &&
      declaration.id === binding.id &&
      !!declaration.init &&
      isHandlerValue(file, facts, declaration.init, depth + 1)
    );
  }
  if (isCall(at) && isMember(at.callee) && memberKey(at.callee) === 'get')
    return isStore(file, facts, at.callee.object);
  if ((isMember(at) && isStore(file, facts, at.object)) || isTakenOut(file, facts, at)) return true;
  return isCall(at) && unwrap(at.callee).type === 'Identifier' && isGetter(file, facts, at.callee, depth);
}

/** `getHandler(server, 'tools/call')`: whether a function, here or in another file, hands a handler out. */
function isGetter(file: SourceFile, facts: FileFacts, callee: Node, depth: number): boolean {
  return returnedBy(file, facts, callee).some((place) =>
    isHandlerValue(place.file, place.facts, place.node, depth + 1),
  );
}

/**
 * The call that took a handler out of a server's private `_requestHandlers`: `._requestHandlers.get('tools/call')`, or
 * that of a helper which does so.
 */
export function insideHandler(file: SourceFile, facts: FileFacts, node: Node, depth = 0): Node | undefined {
  const at = unwrap(node);
  if (depth > 6) return undefined;
  if (at.type === 'AwaitExpression') return insideHandler(file, facts, at.argument, depth + 1);
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    const { init, id } = (binding?.declaration ?? {}) as Node;
    return init && id === binding?.id ? insideHandler(file, facts, init, depth + 1) : undefined;
  }
  if (!isCall(at)) return undefined;
  const callee = unwrap(at.callee);
  if (isMember(callee)) {
    const store = initOf(file, unwrap(callee.object));
    const isTaken = memberKey(callee) === 'get' && isMember(store) && memberKey(store) === '_requestHandlers';
    return isTaken && isInside(file, facts, store) ? at : undefined;
  }
  if (callee.type !== 'Identifier') return undefined;
  return returnedBy(file, facts, callee).some((place) => insideHandler(place.file, place.facts, place.node, depth + 1))
    ? at
    : undefined;
}

/** What a constant holds; anything else is what it is. */
function initOf(file: SourceFile, node: Node): Node {
  const { init, id } = (node.type === 'Identifier' ? (file.scopes.bindingOf(node)?.declaration ?? {}) : {}) as Node;
  return init && id?.type === 'Identifier' ? unwrap(init) : node;
}

/** What a function returns, here or in another file. */
function returnedBy(file: SourceFile, facts: FileFacts, callee: Node): Place[] {
  return sourcesOf({ file, facts, node: unwrap(callee) }).flatMap((place) => {
    const { body } = place.node;
    if (!place.node.params || !body || place.node.generator) return [];
    const returns = body.type === 'BlockStatement' ? place.file.returnsOf(place.node) : [body as Node];
    return returns.map((node) => ({ ...place, node }));
  });
}

function isStore(file: SourceFile, facts: FileFacts, node: Node): boolean {
  const at = unwrap(node);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  return (binding !== undefined && stores(file, facts).has(binding)) || (isMember(at) && isInside(file, facts, at));
}

/** What is inside is private: `(server as unknown as { _requestHandlers: … })._requestHandlers` is how tests get at it. */
export const isInside = (file: SourceFile, facts: FileFacts, member: Node): boolean =>
  INSIDES.test(memberKey(member) ?? '') &&
  [member.object as Node, unwrap(member.object)].some((object) => SERVERS.test(sdkTypeOf(file, facts, object) ?? ''));

/** `server.registerTool.mock.calls[0][2]`, `server._registeredTools['echo'].handler`. */
function isTakenOut(file: SourceFile, facts: FileFacts, node: Node): boolean {
  let isSpy = false;
  for (let at = unwrap(node); ; ) {
    if (isCall(at)) at = unwrap(at.callee);
    else if (isMember(at)) {
      const key = memberKey(at) ?? '';
      if (isInside(file, facts, at)) return true;
      if (REGISTERS.test(key) && isSpy) return SERVERS.test(sdkTypeOf(file, facts, at.object) ?? '');
      if (key === 'mock' || key === 'getCall' || key === 'args' || key === 'firstCall') isSpy = true;
      at = unwrap(at.object);
    } else return false;
  }
}

/** The variables that doubles of a server put handlers into. */
function stores(file: SourceFile, facts: FileFacts): Set<Binding> {
  const known = captured.get(facts) ?? new WeakMap<SourceFile, Set<Binding>>();
  captured.set(facts, known);
  const before = known.get(file);
  if (before) return before;
  const found = new Set<Binding>();
  known.set(file, found);
  for (const object of memberIndex(file).objects) {
    const registers = (object.properties as Node[]).filter((property) => REGISTERS.test(propertyKey(property) ?? ''));
    if (registers.length === 0 || !isServer(file, facts, object)) continue;
    for (const property of registers) {
      const handler = handlerParameter(file, property);
      if (handler) for (const store of storesOf(file, handler)) spread(file, store, found);
    }
  }
  return found;
}

function isServer(file: SourceFile, facts: FileFacts, object: Node): boolean {
  const place = expectedType({ file, facts, node: object });
  return !!place && SERVERS.test(typeName(place.file, place.facts, place.node) ?? '');
}

/** The last parameter of `registerTool: vi.fn((name, config, handler) => …)`. */
function handlerParameter(file: SourceFile, property: Node): Binding | undefined {
  const value = property.type === 'ObjectMethod' ? property : unwrap(property.value);
  const callable = isCall(value) ? unwrap(value.arguments[0] ?? value) : value;
  const last = (callable.params as Node[] | undefined)?.at(-1);
  return last?.type === 'Identifier' ? file.scopes.bindingOf(last) : undefined;
}

/** `handlers.set(name, handler)`, `handlers[name] = handler`, `captured = handler`. */
function storesOf(file: SourceFile, handler: Binding): Binding[] {
  return handler.references.flatMap(({ node }) => {
    const outer = wrapped(file, node);
    const parent = file.scopes.parentOf(outer);
    const target =
      isCall(parent) && isMember(parent.callee) && memberKey(parent.callee) === 'set'
        ? parent.callee.object
        : parent?.type === 'AssignmentExpression' && parent.right === outer
          ? isMember(parent.left)
            ? parent.left.object
            : parent.left
          : undefined;
    const binding = target?.type === 'Identifier' ? file.scopes.bindingOf(target) : undefined;
    return binding ? [binding] : [];
  });
}

/** A store, and the names it goes by where the function that made it returned it: `const { handlers } = setup()`. */
function spread(file: SourceFile, store: Binding, found: Set<Binding>): void {
  if (found.has(store)) return;
  found.add(store);
  for (const { node } of store.references) {
    const property = file.scopes.parentOf(node);
    const object = property && file.scopes.parentOf(property);
    const key = property?.type === 'ObjectProperty' ? propertyKey(property) : undefined;
    if (key === undefined || object?.type !== 'ObjectExpression') continue;
    const holder = file.scopes.parentOf(wrapped(file, object));
    const maker =
      holder?.type === 'ReturnStatement'
        ? file.ancestor(holder, (at) => Array.isArray(at.params) && 'body' in at)
        : holder?.type === 'ArrowFunctionExpression'
          ? holder
          : undefined;
    for (const call of maker ? callsOf(file, maker) : []) {
      const declarator = file.scopes.parentOf(wrapped(file, call));
      if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern') continue;
      for (const taken of declarator.id.properties as Node[]) {
        const binding =
          propertyKey(taken) === key && taken.value?.type === 'Identifier'
            ? file.scopes.bindingOf(taken.value)
            : undefined;
        if (binding) spread(file, binding, found);
      }
    }
  }
}
