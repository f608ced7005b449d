import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { lostGate } from './hosting-checks.js';
import { isExchange } from './hosting-effects.js';
import { leaves } from './hosting-endpoints.js';
import { findFactory } from './hosting-factory.js';
import { bare, calledName, inside, Refusal, rootOf } from './hosting-model.js';
import { readOptions } from './hosting-options.js';
import {
  anchorOf,
  bridgeIn,
  emptied,
  type HostingPlan,
  type HostingRefusal,
  keepSetup,
  refuseIgnored,
  verify,
} from './hosting-plan.js';
import { isConnect } from './hosting-plumbing.js';
import { findRest, unusedBy } from './hosting-rest.js';
import type { Callable } from './hosting-routes.js';
import {
  endpointOf,
  findWebHosting,
  type HostKind,
  isMountCall,
  requestOf,
  type WebHosting,
  type WebRoute,
} from './hosting-web-host.js';
import { runWebHandler, type WebKept, type WebLive } from './hosting-web-live.js';
import type { Range } from './layout.js';
import { isCall, propertyKey } from './members.js';

/** Everything that is going to change in a file of such a host, proved before the first edit. */
export interface WebPlan extends HostingPlan {
  web: WebHosting;
  host: HostKind;
  /** The handlers that stay. */
  lives: WebLive[];
  /** Routes that answer for every method from now on. */
  widened: WebRoute[];
}

/** What can be done about the sessions of a file. Undefined when none of these hosts is in it. */
export function planWebHosting(file: SourceFile, facts: FileFacts): WebPlan | HostingRefusal | undefined {
  const web = findWebHosting(file, facts);
  if (!web) return undefined;
  const { hosting } = web;
  try {
    return plan(web, false);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    try {
      return plan(web, true);
    } catch (again) {
      if (!(again instanceof Refusal)) throw again;
      return { kind: 'refused', hosting, reason: error.reason, at: error.at };
    }
  }
}

function plan(web: WebHosting, byMethod: boolean): WebPlan {
  const { hosting } = web;
  const { file } = hosting;
  const bridge = bridgeIn(hosting);
  if (bridge) throw new Refusal('messages are passed through it by hand', bridge);
  const options = readOptions(hosting);
  const guarded = options.hosts ?? options.origins;
  if (guarded) throw new Refusal('it turns requests for other hosts away', hosting.sites[0]!.node);
  checkMounts(web);
  const all = web.handlers.map((callable) => runWebHandler(hosting, callable, byMethod));
  const unnamed = all.find(
    (live) => (leaves(live.kept) as WebKept[]).some((one) => one.instead) && !requestOf(web, live.callable),
  );
  if (unnamed) throw new Refusal('what this calls the request could not be followed', unnamed.callable);
  if (!all.some((live) => live.opens))
    throw new Refusal('no handler of this file takes requests to it', hosting.sites[0]!.node);
  for (const live of all) dropBodies(hosting, live);
  const handed = file.scopes.calls.find((call) => isConnect(hosting, call) && isHandedIn(hosting, call));
  if (handed) throw new Refusal('the server that is connected to it comes from elsewhere', handed);
  const { dead, widened } = settleRoutes(web, all);
  const removed = new Set<Node>(dead.map((route) => route.statement));
  const rest = findRest(hosting, [
    ...all.map((live) => live.callable.body as Range),
    ...dead.map((route) => route.statement),
  ]);
  for (const statement of rest.gone) removed.add(statement);
  emptied(hosting, removed);
  let lives = all;
  const ranges = (): Range[] => [...removed, ...lives.flatMap((live) => goneIn(live)), ...rest.counts];
  for (const live of all) if (live.setup.length > 0) keepSetup(live);
  const handlers = new Map<Callable, WebLive>(all.map((live) => [live.callable, live]));
  const endpoints: HostingPlan['endpoints'] = {
    live: [],
    dead: [],
    merged: new Map(),
    gates: new Map(),
    handlers,
    shared: new Set(),
    all: [],
    lost: [],
  };
  const judged = all.map(({ dead, kept }) => ({ dead, standing: leaves(kept).map((one) => one.node) }));
  const lost = lostGate(hosting, judged);
  if (lost) throw new Refusal('a request of an open session is checked here', lost);
  const anchor = anchorOf(hosting, endpoints);
  const factory = findFactory(hosting, all, file.scopes.scopeOf(file.scopes.parentOf(anchor)!), ranges());
  for (const statement of unusedBy(hosting, ranges(), factory.copied)) removed.add(statement);
  lives = all.filter((live) => ![...removed].some((statement) => inside(live.callable, statement)));
  for (const live of all) if (!lives.includes(live)) handlers.delete(live.callable);
  for (const live of lives) dropUnused(live, removed);
  verify(hosting, ranges());
  refuseIgnored(hosting, [...ranges(), ...lives.map((live) => live.callable)]);
  return {
    kind: 'plan',
    hosting,
    endpoints,
    rest,
    options,
    factory,
    removed,
    gone: ranges(),
    anchor,
    web,
    host: web.kind,
    lives,
    widened,
  };
}

/** Whether the server of a `connect` is a parameter of the function around it. */
function isHandedIn({ file }: WebHosting['hosting'], connect: Node): boolean {
  const root = rootOf(bare(connect.callee).object);
  return root.type === 'Identifier' && file.scopes.bindingOf(root)?.kind === 'param';
}

/** What transports are handed must be the request, and a function must stand around it. */
function checkMounts({ kind, hosting, handlers }: WebHosting): void {
  const { file } = hosting;
  for (const call of file.scopes.calls) {
    if (!isMountCall(hosting, call)) continue;
    if (!handlers.some((callable) => inside(call, callable)))
      throw new Refusal('no function takes requests to it', call);
    if (kind !== 'fastify') continue;
    const [request, response] = (call.arguments as Node[]).map((argument) => file.textOf(bare(argument)));
    if (!/^[\w$]+\.raw$/.test(request ?? '') || !/^[\w$]+\.raw$/.test(response ?? ''))
      throw new Refusal("the transport is handed something else than Fastify's raw request and response", call);
  }
}

/** Routes of verbs that only served open sessions go, where the route that opened them answers in their place. */
function settleRoutes(
  { hosting, routes }: WebHosting,
  all: readonly WebLive[],
): { dead: WebRoute[]; widened: WebRoute[] } {
  const { file } = hosting;
  const liveOf = (route: WebRoute) => all.find((live) => live.callable === route.callable);
  const endpoint = (route: WebRoute) => endpointOf(file, route);
  const guards = (route: WebRoute) => route.middleware.map((node) => file.textOf(node)).join(', ');
  const dead: WebRoute[] = [];
  const widened: WebRoute[] = [];
  for (const open of routes) {
    if (!/^(?:post|all)$/.test(open.verb) || !liveOf(open)?.opens) continue;
    const others = routes.filter(
      (other) => other !== open && other.verb !== 'use' && endpoint(other) === endpoint(open),
    );
    const goes = (other: WebRoute): boolean => {
      const live = liveOf(other);
      if (!/^(?:get|delete|put)$/.test(other.verb) || !live || other.statement.type !== 'ExpressionStatement')
        return false;
      if (bare(other.statement.expression) !== other.call || guards(other) !== guards(open)) return false;
      return live.callable === open.callable || live.kept.every((one) => one.mount);
    };
    if (!others.every(goes) || readsBody(hosting, liveOf(open)!)) continue;
    dead.push(...others);
    if (open.verb === 'post') widened.push(open);
  }
  return { dead, widened };
}

/** Whether something that stays reads the body, which a request of another method need not have. */
const readsBody = ({ file }: WebHosting['hosting'], live: WebLive): boolean =>
  leaves(live.kept).some(
    (one) => !one.mount && /\.(?:json|text|formData|arrayBuffer)\(\s*\)/.test(file.textOf(one.node)),
  );

/** The text of a handler that goes: all that lies between what stays, and the transports that took over. */
function goneIn(live: WebLive): Range[] {
  const { body } = live.callable;
  const ranges: Range[] = [];
  gaps(body, live.kept, ranges);
  return ranges;
}

function gaps(container: Node, kept: readonly WebKept[], ranges: Range[]): void {
  let at = container.start;
  for (const one of kept) {
    ranges.push({ start: at, end: one.node.start });
    at = one.node.end;
    if (one.instead) ranges.push(one.node);
    for (const call of one.mounts ?? []) ranges.push(call.callee);
    ranges.push(...(one.bodies ?? []));
    for (const frame of one.frames ?? []) gaps(frame.block, frame.kept, ranges);
    if (one.node.type === 'TryStatement' && one.node.finalizer)
      ranges.push({ start: one.node.handler.end, end: one.node.end });
  }
  ranges.push({ start: at, end: container.end });
}

/** Statements of a handler that nothing uses any more are not among those that stay. */
function dropUnused(live: WebLive, removed: Set<Node>): void {
  const clean = (kept: WebKept[]): WebKept[] =>
    kept.filter((one) => {
      if (removed.delete(one.node)) return false;
      for (const frame of one.frames ?? []) frame.kept = clean(frame.kept);
      if (one.frames) one.inner = one.frames.flatMap((frame) => frame.kept);
      return true;
    });
  live.kept = clean(live.kept);
  for (const statement of [...removed]) if (inside(statement, live.callable.body)) removed.delete(statement);
}

/**
 * `const body = await request.json()` that is only handed on as `parsedBody`: the handler reads the body itself, and
 * requests without one do not fail on the way to it.
 */
function dropBodies(hosting: WebHosting['hosting'], live: WebLive): void {
  const { file } = hosting;
  const mounts = (leaves(live.kept) as WebKept[]).filter((one) => one.mounts);
  const drop = (kept: WebKept[]): WebKept[] =>
    kept.filter((one) => {
      for (const frame of one.frames ?? []) frame.kept = drop(frame.kept);
      if (one.frames) one.inner = one.frames.flatMap((frame) => frame.kept);
      const declarator = one.node.type === 'VariableDeclaration' ? (one.node.declarations[0] as Node) : undefined;
      if (!declarator?.init || one.node.declarations.length !== 1 || declarator.id.type !== 'Identifier') return true;
      if (!isBodyRead(hosting, declarator.init)) return true;
      const binding = file.scopes.bindingOf(declarator.id);
      const kepts = partsOf(live.kept).filter((node) => node !== one.node);
      const uses = (binding?.references ?? []).filter(({ node }) => kepts.some((other) => inside(node, other)));
      const cuts = uses.map(({ node }) => parsedBody(mounts, node));
      if (uses.length === 0 || cuts.some((cut) => cut === undefined)) return true;
      for (const cut of cuts) cut!.mount.bodies = [...(cut!.mount.bodies ?? []), cut!.range];
      live.gone.push(one.node);
      return false;
    });
  live.kept = drop(live.kept);
}

/** The statements that stay, and the conditions around them. */
const partsOf = (kept: readonly WebKept[]): Node[] =>
  kept.flatMap((one) =>
    one.frames
      ? [...(one.node.test ? [one.node.test as Node] : []), ...one.frames.flatMap((frame) => partsOf(frame.kept))]
      : [one.node],
  );

/** `await request.json()`, `await c.req.json()`. */
function isBodyRead(hosting: WebHosting['hosting'], node: Node): boolean {
  const call = bare(node);
  return (
    isCall(call) && calledName(call) === 'json' && call.arguments.length === 0 && isExchange(hosting, rootOf(call))
  );
}

/** Where `parsedBody: body` stands in the options a transport is handed, with what would be left over. */
function parsedBody(mounts: readonly WebKept[], node: Node): { mount: WebKept; range: Range } | undefined {
  for (const mount of mounts)
    for (const call of mount.mounts!) {
      const [request, options] = call.arguments as Node[];
      if (!options || call.arguments.length !== 2 || options.type !== 'ObjectExpression') continue;
      const properties = options.properties as Node[];
      const index = properties.findIndex(
        (property) =>
          property.type === 'ObjectProperty' && property.value === node && propertyKey(property) === 'parsedBody',
      );
      if (index < 0) continue;
      if (properties.length === 1) return { mount, range: { start: request!.end, end: options.end } };
      const next = properties[index + 1];
      const range = next
        ? { start: properties[index]!.start, end: next.start }
        : { start: properties[index - 1]!.end, end: properties[index]!.end };
      return { mount, range };
    }
  return undefined;
}
