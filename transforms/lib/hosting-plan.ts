import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { commonClass } from './hosting-class.js';
import { emptiedBodies } from './hosting-elsewhere.js';
import { type Endpoints, findEndpoints } from './hosting-endpoints.js';
import { type Factory, findFactory } from './hosting-factory.js';
import { mountsIn } from './hosting-http-body.js';
import { checkPlaces, mountedIn } from './hosting-http-write.js';
import { branchesOf, type Kept, type Live } from './hosting-live.js';
import { bare, functionCalled, type Hosting, inside, Refusal, rootOf, statementOf } from './hosting-model.js';
import { type HandlerOptions, readOptions } from './hosting-options.js';
import { findHosting, isPlumbing } from './hosting-plumbing.js';
import { findRest, type Rest, unusedBy } from './hosting-rest.js';
import type { Route } from './hosting-routes.js';
import type { Range } from './layout.js';
import { isCall, isMember, memberKey } from './members.js';
import { enclosingClass } from './values.js';

/** Everything that is going to change in a file, proved before the first edit. */
export interface HostingPlan {
  kind: 'plan';
  hosting: Hosting;
  endpoints: Endpoints;
  rest: Rest;
  options: HandlerOptions;
  factory: Factory;
  /** Statements that go, outside of the handlers. */
  removed: Set<Node>;
  /** Text that goes. */
  gone: Range[];
  /** The statement the handler is put before. */
  anchor: Node;
  /** The class that holds the hosting: the handler is a field of it. */
  owner?: Node;
}

export interface HostingRefusal {
  kind: 'refused';
  hosting: Hosting;
  reason: string;
  at: Node;
}

const plans = new WeakMap<SourceFile, HostingPlan | HostingRefusal | null>();

/** What can be done about the sessions of a file. Undefined when it has none. Asked once per file. */
export function planHosting(file: SourceFile, facts: FileFacts): HostingPlan | HostingRefusal | undefined {
  const known = plans.get(file);
  if (known !== undefined) return known ?? undefined;
  const hosting = findHosting(file, facts);
  const result = hosting ? attempt(hosting) : null;
  plans.set(file, result);
  return result ?? undefined;
}

function attempt(hosting: Hosting): HostingPlan | HostingRefusal {
  try {
    return plan(hosting);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refused', hosting, reason: error.reason, at: error.at };
  }
}

function plan(hosting: Hosting): HostingPlan {
  const { file } = hosting;
  const bridge = bridgeIn(hosting);
  if (bridge) throw new Refusal('messages are passed through it by hand', bridge);
  const options = readOptions(hosting);
  const endpoints = findEndpoints(hosting);
  const guarded = options.hosts ?? options.origins;
  if (guarded && endpoints.live.some((route) => route.listener || route.elsewhere))
    throw new Refusal('hosts and origins are checked by the transport', hosting.sites[0]!.node);
  const lives = [...endpoints.handlers.values()];
  const deadRoutes = [...endpoints.dead, ...endpoints.merged.keys()];
  const covered: Range[] = [
    ...lives.flatMap((live) => (live.http ? goneIn(live) : [live.callable.body])),
    ...deadRoutes.map((route) => route.callable ?? route.call),
  ];
  const rest = findRest(hosting, covered);
  const removed = new Set<Node>(rest.gone);
  for (const route of deadRoutes)
    if (!route.elsewhere && (!route.chained || isWholeChain(route, deadRoutes))) removed.add(route.statement);
  emptied(hosting, removed);
  const ranges = (): Range[] => [
    ...[...removed],
    ...deadRoutes.flatMap((route) => (route.elsewhere ? [] : route.chained ? linkOf(route.call) : route.call)),
    ...emptiedBodies(deadRoutes),
    ...lives.flatMap((live) => goneIn(live)),
    ...rest.counts,
  ];
  const owner = ownerOf(hosting, endpoints, rest);
  // An object that ends every connection itself may be started again; a handler that was closed answers no more.
  for (const statement of owner ? [...rest.closing] : []) {
    const method = file.ancestor(statement, (at) => /^Class(?:Private)?Method$/.test(at.type));
    if (method && /\bcloseAllConnections\b/.test(file.textOf(method))) rest.closing.delete(statement);
  }
  const anchor = (owner && firstMethod(owner, removed)) ?? anchorOf(hosting, endpoints);
  for (const live of lives) if (live.setup.length > 0) keepSetup(live);
  const factory = findFactory(hosting, lives, file.scopes.scopeOf(file.scopes.parentOf(anchor)!), ranges());
  for (const live of lives)
    for (const { parsed } of live.http ? mountsIn(live.kept) : []) if (parsed) factory.copied.push(parsed);
  for (const statement of unusedBy(hosting, ranges(), factory.copied)) removed.add(statement);
  verify(hosting, ranges());
  refuseIgnored(hosting, [
    ...ranges(),
    ...endpoints.live.map(({ call }) => call),
    ...lives.map((live) => live.callable),
  ]);
  const result: HostingPlan = {
    kind: 'plan',
    hosting,
    endpoints,
    rest,
    options,
    factory,
    removed,
    gone: ranges(),
    anchor,
    owner: owner?.body.body.includes(anchor) ? owner : undefined,
  };
  const outside = result.owner && factory.closes().find((server) => enclosingClass(file, server) !== owner);
  if (outside) throw new Refusal('its server is closed outside of the class', outside);
  if (factory.perRequest) {
    const other = deadRoutes.find((route) => route.elsewhere);
    if (other) throw new Refusal('its server is made in another handler, from what only that one knows', other.call);
    checkPlaces(result);
  }
  return result;
}

/** `transport.onmessage = …`, `transport.send(…)`: the program is a bridge, and there is no server behind it. */
export function bridgeIn(hosting: Hosting): Node | undefined {
  const { file } = hosting;
  const received = file
    .assignmentsTo('onmessage')
    .find(({ left }) => isPlumbing(hosting, left.object) || isHandedPlumbing(hosting, left.object));
  return (
    received ??
    file.scopes.calls.find(
      (call) =>
        isMember(call.callee) &&
        /^(?:send|start)$/.test(memberKey(call.callee) ?? '') &&
        isPlumbing(hosting, call.callee.object),
    )
  );
}

/** `tap(transport)`, where `tap` sets something on its parameter, which need not have the transport's own type. */
function isHandedPlumbing(hosting: Hosting, node: Node): boolean {
  const { file } = hosting;
  const at = bare(node);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  if (binding?.kind !== 'param') return false;
  const callable = binding.declaration as Node;
  const index = ((callable.params ?? []) as Node[]).indexOf(binding.id);
  return file.scopes.calls.some((call) => {
    const argument = call.arguments[index] as Node | undefined;
    return argument && functionCalled(file, call.callee) === callable && isPlumbing(hosting, argument);
  });
}

/** The text of a handler that goes: all that lies between what stays. */
function goneIn(live: Live): Range[] {
  return [...goneBetween(live.callable.body, live.kept, live.http), ...live.inner];
}

function goneBetween(container: Range, kept: readonly Kept[], isListener = false): Range[] {
  const ranges: Range[] = [];
  let at = container.start;
  for (const one of kept) {
    if (one.mount && !isListener) continue;
    ranges.push({ start: at, end: one.node.start });
    at = one.node.end;
    if (one.mount) ranges.push(...mountedIn(one));
    if (!one.inner) continue;
    for (const { block, kept: inner } of branchesOf(one)) ranges.push(...goneBetween(listOf(block), inner, isListener));
    ranges.push(...(one.cuts ?? []));
  }
  ranges.push({ start: at, end: container.end });
  return ranges;
}

/** Where the statements of a branch are: a `case` has a test before them. */
const listOf = (block: Node): Range =>
  block.type === 'SwitchCase' ? { start: block.consequent[0].start, end: block.end } : block;

/** Whether nothing is left of `app.route('/mcp').get(…).delete(…)` but `app.route('/mcp')`. */
function isWholeChain({ statement }: Route, dead: readonly Route[]): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  let at = bare(statement.expression);
  while (dead.some((route) => route.call === at)) at = bare(bare(at.callee).object);
  return isCall(at) && memberKey(bare(at.callee)) === 'route';
}

/** A link of a chain: from behind what it hangs on to its end. */
export const linkOf = (call: Node): Range => ({ start: call.callee.object.end, end: call.end });

/** Conditions both of whose branches are gone go too. */
export function emptied({ file }: Hosting, removed: Set<Node>): void {
  for (let size = -1; size !== removed.size; ) {
    size = removed.size;
    for (const statement of [...removed]) {
      const block = file.scopes.parentOf(statement);
      const holder = block?.type === 'BlockStatement' ? file.scopes.parentOf(block) : block;
      if (holder?.type !== 'IfStatement') continue;
      const isEmpty = (branch: Node | null) =>
        !branch ||
        removed.has(branch) ||
        (branch.type === 'BlockStatement' && (branch.body as Node[]).every((inner) => removed.has(inner)));
      if (isEmpty(holder.consequent) && isEmpty(holder.alternate)) removed.add(holder);
    }
  }
}

/** Statements that make a server in the handler stay there, for the factory to take. */
export function keepSetup(live: Live): void {
  const names = live.connects.map((connect) => (rootOf(connect.callee.object).name ?? '') as string);
  const isMaking = (node: Node) =>
    node.type === 'VariableDeclaration' &&
    (node.declarations as Node[]).some((declarator) => names.includes(declarator.id.name));
  const stays = live.gone.filter((node) => live.setup.includes(node) || isMaking(node));
  live.kept.push(...stays.map((node) => ({ node, opening: false, making: true })));
  live.kept.sort((a, b) => a.node.start - b.node.start);
}

/** The class that all of the hosting is in. */
function ownerOf({ file }: Hosting, { handlers, live }: Endpoints, { closing }: Rest): Node | undefined {
  return commonClass(file, [
    ...[...handlers.keys()].map((callable) => (callable.type === 'ClassMethod' ? callable.body : callable)),
    ...live.map((route) => route.call),
    ...closing,
  ]);
}

const firstMethod = (owner: Node, removed: ReadonlySet<Node>): Node | undefined =>
  (owner.body.body as Node[]).find((member) => !/Property$/.test(member.type) && !removed.has(member));

export function anchorOf({ file }: Hosting, endpoints: Endpoints): Node {
  const places = [...[...endpoints.handlers.keys()], ...endpoints.live.map((route) => route.call)].sort(
    (a, b) => a.start - b.start,
  );
  let at = statementOf(file, places[0]!);
  for (;;) {
    const holder = file.scopes.parentOf(at)!;
    const isList = holder.type === 'Program' || holder.type === 'BlockStatement';
    if (isList && places.every((place) => inside(place, holder))) break;
    at = statementOf(file, holder);
  }
  const parent = file.scopes.parentOf(at);
  return parent && /^Export/.test(parent.type) ? parent : at;
}

/** What `// mcp-v2-ignore` takes out stays as it is, and the rest would not run without it. */
export function refuseIgnored({ file, sites }: Hosting, touched: readonly Range[]): void {
  if (!touched.some((range) => file.hasIgnored(range))) return;
  const { node } = sites.find((site) => !file.isIgnored(site.node)) ?? sites[0]!;
  throw new Refusal('a part of it is to be left alone (mcp-v2-ignore)', node);
}

/** Every use of plumbing must be in what goes: one that is left would not compile, or worse. */
export function verify(hosting: Hosting, gone: readonly Range[]): void {
  const isGone = (node: Node) => gone.some((range) => inside(node, range));
  for (const binding of hosting.plumbing) {
    if (hosting.keyed.has(binding)) continue;
    for (const { node } of [...binding.references, ...binding.declarations.map(({ id }) => ({ node: id }))])
      if (!isGone(node)) throw new Refusal(`\`${binding.name}\` is still used here`, node);
  }
  // Whatever else goes must not be missed by what stays.
  for (const binding of hosting.file.scopes.bindings) {
    if (binding.kind === 'import' || binding.references.length === 0) continue;
    if (!binding.declarations.every(({ id }) => isGone(id))) continue;
    const missed = binding.references.find(({ node }) => !isGone(node));
    if (missed)
      throw new Refusal(
        `\`${binding.name}\` is worked out from the session, and is used here in a way that could not be followed`,
        statementOf(hosting.file, missed.node),
      );
  }
  for (const { node } of hosting.sites)
    if (!isGone(node)) throw new Refusal('a transport is made here that no route explains', node);
}
