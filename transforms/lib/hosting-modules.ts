import { importedFrom } from '../../src/engine/commonjs-modules.js';
import type { Node } from '../../src/engine/node.js';
import { effectsOf } from './hosting-effects.js';
import { worthOfFunction } from './hosting-facts.js';
import { bare, functionCalled, type Hosting, isFunction, rootOf } from './hosting-model.js';
import { firstPlumbing, follow, givesPlumbing, isTransportMade, mentionsTransports } from './hosting-plumbing.js';
import type { Callable } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';

// Stores in modules of their own: `await findSession(id)`, `sessionStore.get(id)`. What such a module does with sessions
// is worked out there the way it is for the file that hosts.

/** A function of another module, with what is known of the sessions that module keeps. */
export interface StoreFunction {
  hosting: Hosting;
  callable: Callable;
}

const resolved = new WeakMap<Node, Place | null>();

/** The function of another module that a call calls, when it works on sessions there. */
export function storeFunction(hosting: Hosting, call: Node): StoreFunction | undefined {
  const found = functionElsewhere(hosting, call);
  return found && firstPlumbing(found.hosting, found.callable.body) ? found : undefined;
}

function functionElsewhere(hosting: Hosting, call: Node): StoreFunction | undefined {
  if (!hosting.modules) return undefined;
  const place = placeOf(hosting, call);
  const module = place && moduleOf(hosting, place);
  return module ? { hosting: module, callable: place.node as Callable } : undefined;
}

function placeOf(hosting: Hosting, call: Node): Place | undefined {
  const known = resolved.get(call);
  if (known !== undefined) return known ?? undefined;
  const { file, facts } = hosting;
  const callee = bare(call.callee);
  const root = rootOf(callee);
  let place: Place | undefined;
  if (root.type === 'Identifier' && file.scopes.bindingOf(root) && !functionCalled(file, callee)) {
    const places = ofNamespace(hosting, callee) ?? sourcesOf({ file, facts, node: callee });
    if (places.length === 1 && isFunction(places[0]!.node) && places[0]!.file !== file) [place] = places;
  }
  resolved.set(call, place ?? null);
  return place;
}

/** `sessions.find`, of `import * as sessions` or a `require` of it all. */
function ofNamespace({ file, facts }: Hosting, callee: Node): Place[] | undefined {
  const object = isMember(callee) ? bare(callee.object) : undefined;
  const key = isMember(callee) ? memberKey(callee) : undefined;
  const module = object?.type === 'Identifier' ? importedFrom(file, file.scopes.bindingOf(object)) : undefined;
  const found = module?.name === '*' && key !== undefined ? facts.declarationOf?.(module.source, key) : undefined;
  if (!found) return undefined;
  return isFunction(found.node) ? [found] : sourcesOf(found);
}

/** What is known of another module; nothing when it makes transports itself, for then it is no mere store. */
function moduleOf(hosting: Hosting, { file, facts }: Place): Hosting | undefined {
  const modules = hosting.modules!;
  const known = modules.get(file);
  if (known !== undefined) return known ?? undefined;
  const module: Hosting = {
    file,
    facts,
    sites: [],
    plumbing: new Set(),
    stores: new Set(),
    keyed: new Set(),
    servers: new Set(),
    modules,
  };
  modules.set(file, mentionsTransports(module) ? null : module);
  if (modules.get(file) === null) return undefined;
  follow(module);
  return module;
}

/**
 * Takes transports along into the modules they are handed to, one round of it.
 * @returns how much is known of all of them
 */
export function spreadModules(hosting: Hosting): number {
  const { modules } = hosting;
  if (!modules) return 0;
  for (const call of hosting.file.scopes.calls) {
    if (!isCall(call)) continue;
    const handed = (call.arguments as Node[]).flatMap((argument, index) =>
      isTransportMade(hosting, argument) ? [index] : [],
    );
    const found = handed.length > 0 ? functionElsewhere(hosting, call) : undefined;
    if (!found) continue;
    const before = found.hosting.plumbing.size;
    for (const index of handed) {
      const parameter = found.callable.params[index];
      const binding = parameter?.type === 'Identifier' ? found.hosting.file.scopes.bindingOf(parameter) : undefined;
      if (binding) found.hosting.plumbing.add(binding);
    }
    if (found.hosting.plumbing.size !== before) follow(found.hosting);
  }
  return [...modules.values()].reduce(
    (sum, module) => sum + (module ? module.plumbing.size + module.keyed.size : 0),
    0,
  );
}

/** Whether what a call of another module gives is a session, or part of one; a count or a yes is not. */
export function givesSession(hosting: Hosting, call: Node, depth: number): boolean {
  const found = storeFunction(hosting, call);
  if (!found || !givesPlumbing(found.hosting, found.callable, depth)) return false;
  const worth = worthOfFunction(found.hosting, found.callable, []);
  return typeof worth !== 'number' && typeof worth !== 'boolean';
}

/** Whether a call of another module does nothing but look after sessions there. */
export function isStoreCall(hosting: Hosting, call: Node): boolean {
  const found = storeFunction(hosting, call);
  // One that serves a request or connects a server is more than a store.
  if (!found || /\.(?:connect|handleRequest|handlePostMessage)\s*\(/.test(textOf(found))) return false;
  const { foreign, answers } = effectsOf(found.hosting, found.callable.body, found.callable);
  return foreign.length === 0 && answers.every((answer) => answer.type === 'ThrowStatement');
}

/** `new SessionManager()`, of a class of another module that does nothing but look after sessions. */
export function isStoreMade(hosting: Hosting, node: Node): boolean {
  const { file, facts } = hosting;
  if (!hosting.modules || node.callee.type !== 'Identifier') return false;
  const [place, ...others] = sourcesOf({ file, facts, node: node.callee });
  if (!place || others.length > 0 || !/^Class/.test(place.node.type) || place.node.superClass) return false;
  const module = hosting.modules.get(place.file);
  if (!module || place.file === file || !firstPlumbing(module, place.node)) return false;
  return (place.node.body.body as Node[]).every((member) => {
    const code = member.kind === 'constructor' ? (member.body as Node) : (member.value as Node | null | undefined);
    if (!code || (isFunction(code) && member.kind !== 'constructor')) return true;
    const { foreign, answers } = effectsOf(module, code, member.kind === 'constructor' ? member : code);
    return answers.length === 0 && foreign.every(isOwnSetup);
  });
}

/** `this.timer = …`, `this.timer.unref()` */
function isOwnSetup(node: Node): boolean {
  const target = node.type === 'AssignmentExpression' ? node.left : isCall(node) ? bare(node.callee).object : undefined;
  if (!target || rootOf(target).type !== 'ThisExpression') return false;
  return !isCall(node) || /^(?:un)?ref$/.test(memberKey(bare(node.callee)) ?? '');
}

/** Whether a call of another module ends the sessions that are kept there. */
export function closesSessions(hosting: Hosting, call: Node): boolean {
  const found = storeFunction(hosting, call);
  return found !== undefined && /\.close\s*\(/.test(textOf(found));
}

const textOf = ({ hosting, callable }: StoreFunction): string => hosting.file.textOf(callable.body);
