import { type Node, stringValue } from '../../src/engine/node.js';
import { lostGate } from './hosting-checks.js';
import { methodAt } from './hosting-class.js';
import { effectsOf } from './hosting-effects.js';
import { routesElsewhere } from './hosting-elsewhere.js';
import { listenersOf } from './hosting-http.js';
import { runListener } from './hosting-http-live.js';
import { callsIn, type Kept, type Live, reachesTransport, runHandler } from './hosting-live.js';
import { bare, calledName, functionOfBinding, type Hosting, inside, Refusal, rootOf } from './hosting-model.js';
import { firstPlumbing, isPlumbing } from './hosting-plumbing.js';
import { type Callable, endpointOf, type Route, receiverOf, routesOf, sourceOf } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';
import { enclosingClass, exportedAs } from './values.js';

// Which routes serve MCP, which of them go, and what their handlers come to.

export interface Endpoints {
  /** Routes that stay: the POST of Streamable HTTP, the stream of SSE. */
  live: Route[];
  /** Routes that go: streams and ends of sessions, messages of SSE, refusals of verbs. */
  dead: Route[];
  /** SSE routes that a Streamable HTTP route answers for from now on. */
  merged: Map<Route, Route>;
  /** Middleware of SSE's message route that its stream did not have. */
  gates: Map<Route, Node[]>;
  /** What became of each handler, functions that handlers hand the request to included. */
  handlers: Map<Callable, Live>;
  /** Endpoints where another route answers GET: the MCP route stays with POST. */
  shared: Set<Route>;
  all: Route[];
  /** Work of sessions in handlers that go as a whole. */
  lost: Node[];
}

/** @throws Refusal when a transport is reached in a way that no route explains */
export function findEndpoints(hosting: Hosting): Endpoints {
  const { file, facts } = hosting;
  const all = [...routesOf(file, facts), ...listenersOf(file, facts), ...routesElsewhere(hosting)];
  const found: Endpoints = {
    live: [],
    dead: [],
    merged: new Map(),
    gates: new Map(),
    handlers: new Map(),
    shared: new Set(),
    all,
    lost: [],
  };
  const reaching = all.filter((route) => route.callable && reachesTransport(hosting, route.callable));
  const opens = reaching.filter((route) => kindOf(hosting, route) !== undefined);
  if (opens.length === 0) {
    const away = handlerElsewhere(hosting);
    const framework = decoratedBy(hosting);
    throw new Refusal(
      framework
        ? `its routes are decorators of ${framework}, which is not followed`
        : away
          ? `\`${away}\` is exported, and no route of this file takes requests to it`
          : 'no route of this file takes requests to it',
      hosting.sites[0]!.node,
    );
  }
  for (const route of opens) {
    found.live.push(route);
    follow(hosting, found, route.callable!, route.listener);
  }
  const ends = new Set(opens.map((route) => endpointOf(file, route)));
  for (const route of all) {
    if (found.live.includes(route) || !route.callable) continue;
    if (reaching.includes(route) || (looksUpSession(hosting, route) && ends.has(endpointOf(file, route))))
      found.dead.push(route);
    else if (/^(?:get|delete|put|patch|all|head)$/.test(route.verb) && ends.has(endpointOf(file, route))) {
      if (isRefusal(hosting, route.callable)) found.dead.push(route);
      else if (route.verb === 'get')
        for (const open of opens) if (endpointOf(file, open) === endpointOf(file, route)) found.shared.add(open);
    }
  }
  // A handler that GET and DELETE share with POST goes from those.
  const posts = found.live.filter((route) => route.verb === 'post');
  found.live = found.live.filter((route) => {
    if (!/^(?:get|delete)$/.test(route.verb) || kindOf(hosting, route) === 'sse') return true;
    const isShared = posts.some((post) => endpointOf(file, post) === endpointOf(file, route));
    if (isShared) found.dead.push(route);
    return !isShared;
  });
  const fixed = found.live.find((route) => route.elsewhere && !/^(?:post|all|use)$/.test(route.verb));
  if (fixed) throw new Refusal('its route stands in another file', fixed.call);
  // Handlers that answer for a live route too are looked after there.
  found.dead = found.dead.filter((route) => !route.elsewhere || !found.handlers.has(route.callable!));
  // One registration in a loop over verbs goes or stays as a whole.
  for (const route of found.dead)
    if (
      !route.elsewhere &&
      (found.live.some(({ call }) => call === route.call) ||
        all.some((one) => one.call === route.call && !found.dead.includes(one)))
    )
      throw new Refusal('routes of several methods are registered in one loop here', route.call);
  for (const call of unreadRoutes(hosting, all, ends))
    throw new Refusal('which methods are registered here could not be worked out', call);
  checkDead(hosting, found);
  gatherGates(hosting, found);
  merge(hosting, found);
  return found;
}

/** The name of an exported handler that a transport is made in: its route is somewhere else. */
function handlerElsewhere({ file, sites }: Hosting): string | undefined {
  for (const { node } of sites) {
    const around = file.ancestor(
      node,
      (at) => at.type === 'FunctionDeclaration' || (at.type === 'VariableDeclarator' && !!at.init?.params),
    );
    const binding = around?.id?.type === 'Identifier' ? file.scopes.bindingOf(around.id) : undefined;
    if (binding && exportedAs(file, binding) !== undefined && functionOfBinding(binding)?.params.length === 2)
      return binding.name;
  }
  return undefined;
}

/** The package whose decorators stand at the class that a transport is made in: `@Controller('mcp')`. */
function decoratedBy({ file, sites }: Hosting): string | undefined {
  for (const { node } of sites) {
    const decorators = (enclosingClass(file, node)?.decorators ?? []) as Node[];
    for (const { expression } of decorators) {
      const root = rootOf(isCall(expression) ? expression.callee : expression);
      const source = root.type === 'Identifier' ? sourceOf(file, file.scopes.bindingOf(root)) : undefined;
      if (source && !source.startsWith('.')) return source;
    }
  }
  return undefined;
}

/** Registrations on an endpoint of MCP whose method is computed: `app[method]('/mcp', …)`. */
function unreadRoutes({ file }: Hosting, all: readonly Route[], ends: ReadonlySet<string>): Node[] {
  return file.scopes.calls.filter((call) => {
    const callee = bare(call.callee);
    if (!isMember(callee) || !callee.computed || memberKey(callee) !== undefined) return false;
    if (call.arguments.length < 2 || all.some((route) => route.call === call)) return false;
    const path = call.arguments[0] as Node;
    return ends.has(`${receiverOf(file, callee.object)} ${stringValue(path) ?? file.textOf(path)}`);
  });
}

/** What a route opens: undefined for one that only serves sessions that are open. */
function kindOf(hosting: Hosting, route: Route): 'streamable' | 'sse' | undefined {
  // A listener sees to its paths itself.
  if (route.listener) return 'streamable';
  if (!/^(?:get|post|all|use)$/.test(route.verb)) return undefined;
  const callable = route.callable!;
  const calls = reachableCalls(hosting, callable);
  const names = (name: string) =>
    calls.some(
      (call) =>
        isMember(bare(call.callee)) &&
        memberKey(bare(call.callee)) === name &&
        isPlumbing(hosting, bare(call.callee).object),
    );
  const makes = (kind: string) =>
    hosting.sites.some(
      (site) => site.kind === kind && (inside(site.node, callable) || calls.some((call) => inside(site.node, call))),
    );
  if (/^(?:post|all|use)$/.test(route.verb) && names('handleRequest')) return 'streamable';
  if (/^(?:get|all|use)$/.test(route.verb) && names('handleRequest') && !makes('sse'))
    return /^(?:all|use)$/.test(route.verb) ? 'streamable' : isOpeningGet(hosting, route);
  return /^(?:get|all|use)$/.test(route.verb) && makes('sse') ? 'sse' : undefined;
}

/** A GET route shares its handler with a POST route; alone it only streams. */
function isOpeningGet(hosting: Hosting, route: Route): 'streamable' | undefined {
  return routesOf(hosting.file, hosting.facts).some(
    (other) => other.verb === 'post' && other.callable === route.callable,
  )
    ? 'streamable'
    : undefined;
}

function reachableCalls(hosting: Hosting, callable: Node, seen = new Set<Node>()): Node[] {
  if (seen.has(callable)) return [];
  seen.add(callable);
  const calls = callsIn(callable.body);
  return calls.flatMap((call) => {
    const callee = bare(call.callee);
    const binding = callee.type === 'Identifier' ? hosting.file.scopes.bindingOf(callee) : undefined;
    const inner = binding ? functionOf(binding.declaration) : methodAt(hosting.file, callee);
    return inner ? [call, ...reachableCalls(hosting, inner, seen)] : [call];
  });
}

function functionOf(declaration: Node): Node | undefined {
  const callable = declaration.type === 'VariableDeclarator' ? declaration.init : declaration;
  return callable?.params && callable.body ? callable : undefined;
}

function follow(hosting: Hosting, found: Endpoints, callable: Callable, listener = false): void {
  if (found.handlers.has(callable)) return;
  const live = listener ? runListener(hosting, callable) : runHandler(hosting, callable);
  found.handlers.set(callable, live);
  for (const forward of live.forwards) follow(hosting, found, forward, listener);
}

function looksUpSession(hosting: Hosting, route: Route): boolean {
  return /^(?:get|delete|post)$/.test(route.verb) && firstPlumbing(hosting, route.callable!.body) !== undefined;
}

/** A handler that only says no: `res.status(405)…`. */
export function isRefusal(hosting: Hosting, callable: Node): boolean {
  const { foreign, answers } = effectsOf(hosting, callable.body, callable);
  return (
    foreign.length === 0 &&
    answers.length > 0 &&
    /\b(?:4\d\d|501)\b|ethod.?not.?allowed/i.test(hosting.file.textOf(callable.body))
  );
}

/** What goes must not take a check along that nothing else makes. */
function checkDead(hosting: Hosting, found: Endpoints): void {
  const { file } = hosting;
  const judged = [...found.handlers.values()].map(({ dead, kept }) => ({
    dead,
    standing: leaves(kept).map((one) => one.node),
  }));
  const routes = found.dead.filter((route) => route.verb === 'post' && !found.handlers.has(route.callable!));
  const bodies = routes.map((route) => route.callable!.body);
  const lost = lostGate(hosting, [...judged, { dead: bodies, standing: [] }]);
  if (lost) throw new Refusal('the messages of a session are checked here', lost);
  for (const route of found.dead) {
    if (found.handlers.has(route.callable!)) continue;
    const isMessages = callsIn(route.callable!.body).some(
      (call) => isMember(bare(call.callee)) && memberKey(bare(call.callee)) === 'handlePostMessage',
    );
    if (!isMessages && route.verb !== 'post') continue;
    const body = route.callable!.body;
    for (const statement of body.type === 'BlockStatement' ? (body.body as Node[]) : []) {
      if (statement.type !== 'IfStatement' || firstPlumbing(hosting, statement.test)) continue;
      if (effectsOf(hosting, statement.consequent, route.callable!).answers.length === 0) continue;
      const text = file.textOf(statement).replace(/\s+/g, ' ');
      const stays = [...found.handlers.values()].some(({ kept }) =>
        leaves(kept).some((one) => file.textOf(one.node).replace(/\s+/g, ' ') === text),
      );
      if (!stays) throw new Refusal('the messages of a session are checked here', statement);
    }
  }
}

export const leaves = (kept: readonly Kept[]): Kept[] => kept.flatMap((one) => (one.inner ? leaves(one.inner) : [one]));

function gatherGates(hosting: Hosting, found: Endpoints): void {
  const { file } = hosting;
  const streams = found.live.filter((route) => kindOf(hosting, route) === 'sse');
  for (const route of found.dead) {
    if (route.verb !== 'post' || streams.length === 0) continue;
    for (const stream of streams) {
      const known = new Set(stream.middleware.map((node) => file.textOf(node)));
      const fresh = route.middleware.filter((node) => !known.has(file.textOf(node)) && !isBodyParser(node));
      if (fresh.length > 0) found.gates.set(stream, [...(found.gates.get(stream) ?? []), ...fresh]);
    }
  }
}

/** `express.json()`: nothing needs it, for the handler reads a body that nobody parsed. */
export const isBodyParser = (node: Node): boolean =>
  isCall(node) && /^(?:json|urlencoded|text|raw|bodyParser)$/.test(calledName(node) ?? '');

/** SSE routes become aliases of a Streamable HTTP route on the same app, where both let in the same requests. */
function merge(hosting: Hosting, found: Endpoints): void {
  const { file } = hosting;
  const main = found.live.find((route) => kindOf(hosting, route) === 'streamable' && !found.shared.has(route));
  if (!main?.express || main.chained || !main.path) return;
  const texts = (nodes: readonly Node[]) => nodes.map((node) => file.textOf(node)).join(', ');
  for (const route of found.live) {
    if (route === main || kindOf(hosting, route) !== 'sse' || route.chained || !route.path) continue;
    if (
      receiverOf(file, route.receiver) !== receiverOf(file, main.receiver) ||
      file.scopes.parentOf(route.statement) !== file.scopes.parentOf(main.statement)
    )
      continue;
    const gates = [...route.middleware, ...(found.gates.get(route) ?? [])].filter((node) => !isBodyParser(node));
    if (texts(gates) !== texts(main.middleware.filter((node) => !isBodyParser(node)))) continue;
    const live = found.handlers.get(route.callable!)!;
    const plain = leaves(live.kept).every(
      (one) =>
        one.mount ||
        effectsOf(hosting, one.node, route.callable!).foreign.length +
          effectsOf(hosting, one.node, route.callable!).answers.length ===
          0,
    );
    const shared = found.live.some((other) => other !== route && other.callable === route.callable);
    if (
      !plain ||
      shared ||
      found.all.some(
        (other) =>
          other.verb !== 'use' &&
          other !== route &&
          !found.dead.includes(other) &&
          endpointOf(file, other) === endpointOf(file, route),
      )
    )
      continue;
    found.merged.set(route, main);
  }
  found.live = found.live.filter((route) => !found.merged.has(route));
  for (const route of found.merged.keys()) {
    if (!found.live.some((other) => other.callable === route.callable)) continue;
    found.lost.push(...(found.handlers.get(route.callable!)?.lost ?? []));
    found.handlers.delete(route.callable!);
  }
}

/** The path of a route, when the text says it. */
export const pathText = (route: Route): string | undefined => (route.path ? stringValue(route.path) : undefined);
export { kindOf };
