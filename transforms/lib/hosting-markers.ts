import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { quoted } from './factory-model.js';
import { isOpen, looksLikeGate, OPEN_ENDPOINT, OPEN_WITHOUT_SESSION } from './hosting-auth.js';
import { effectsOf, isExchange } from './hosting-effects.js';
import { type Endpoints, kindOf, leaves } from './hosting-endpoints.js';
import { isOpenListener, mountOf } from './hosting-http-auth.js';
import { lifecycleText, workOfRoutes } from './hosting-lifecycle.js';
import { callsIn, type Kept, type Live, needsGuard } from './hosting-live.js';
import { bare, functionCalled, type Hosting, isFunction, isLog, keptSessions } from './hosting-model.js';
import type { HostingPlan, HostingRefusal } from './hosting-plan.js';
import type { Route } from './hosting-routes.js';
import { markStoreReads } from './hosting-store-reads.js';
import { isMember, memberKey } from './members.js';

/** Says at the rewritten routes what a person must know of them. */
export function markHosting(plan: HostingPlan): void {
  const { hosting, endpoints, options } = plan;
  const { file } = hosting;
  const place = (route: Route) => (route.listener ? mountOf(plan, route) : route.call);
  const first = place(endpoints.live[0]!);
  if (options.eventStore)
    file.todos.add(
      first,
      'event-store',
      'the event store that made streams resumable is gone: 2026-07-28 has no resumable streams. A client that loses its connection sends the request again.',
    );
  for (const open of endpoints.live) {
    const live = open.callable && endpoints.handlers.get(open.callable);
    const code = live ? codeOf(file, endpoints, live) : [];
    const { elsewhere } = open;
    const isOpenTo = elsewhere
      ? !code.some((node) => looksLikeGate(file.textOf(node))) &&
        isOpen(elsewhere.file, elsewhere.facts, elsewhere.route, [])
      : open.listener
        ? isOpenListener(plan, open)
        : isOpen(file, hosting.facts, open, [...code, ...(endpoints.gates.get(open) ?? [])], formerPaths(plan, open));
    if (isOpenTo)
      file.todos.add(
        place(open),
        'request-auth/open-endpoint',
        keptSessions(hosting) ? OPEN_WITHOUT_SESSION : OPEN_ENDPOINT,
      );
  }
  for (const live of endpoints.handlers.values()) markMoved(plan, leaves(live.kept));
  markStoreReads(plan);
  const text = lifecycleText(hosting, ...lostWork(plan));
  if (text) file.todos.add(first, 'sessions/lifecycle', text);
}

/** The work that goes: with sessions as they open and close, and with the messages of one. */
function lostWork({ hosting, endpoints, rest }: HostingPlan): [opened: Node[], sent: Node[]] {
  const lives = [...endpoints.handlers.values()];
  const standing = lives.flatMap((live) => leaves(live.kept).map((one) => one.node));
  const dead = endpoints.dead.filter((route) => route.callable && !endpoints.handlers.has(route.callable));
  const isMessage = (route: Route) => route.verb === 'post';
  const workOf = (routes: readonly Route[]) => workOfRoutes(hosting, routes, standing);
  const opened = [...lives.flatMap((live) => live.lost), ...endpoints.lost, ...rest.lost];
  return [[...opened, ...workOf(dead.filter((route) => !isMessage(route)))], workOf(dead.filter(isMessage))];
}

/** The code that stays on the way of a request: the handler's, and that of functions it hands the request to. */
function codeOf(file: SourceFile, endpoints: Endpoints, live: Live): Node[] {
  // What the functions are called says nothing.
  const hands = (node: Node) =>
    /^(?:Expression|Return)Statement$/.test(node.type) &&
    callsIn(node).some((call) => live.forwards.some((callable) => callable === functionCalled(file, call.callee)));
  const own = leaves(live.kept).filter((one) => !one.mount && !hands(one.node));
  const further = live.forwards.flatMap((callable) => endpoints.handlers.get(callable) ?? []);
  return [...own.map((one) => one.node), ...further.flatMap((next) => codeOf(file, endpoints, next))];
}

/** The paths of SSE's messages: what is mounted on those comes before the route that answers for both now. */
function formerPaths({ hosting, endpoints }: HostingPlan, route: Route): (Node | undefined)[] {
  const isStream = kindOf(hosting, route) === 'sse' || [...endpoints.merged.values()].includes(route);
  return isStream ? endpoints.dead.filter((dead) => dead.verb === 'post').map((dead) => dead.path) : [];
}

/** What ran for the request that opened a session only; one marker for a run of it. */
export function markMoved(plan: HostingPlan, kept: readonly Kept[]): void {
  const { hosting } = plan;
  let marked = false;
  for (const { node, opening } of kept) {
    if (!opening) marked = false;
    if (!opening || !isWork(plan, node)) continue;
    if (needsGuard(hosting, node)) {
      hosting.file.todos.add(
        node,
        'request-auth/moved-check',
        'this ran once, when a session was opened; it reads what only initialize carries, and 2026-07-28 clients send none: for those it no longer runs.',
      );
      continue;
    }
    if (marked) continue;
    marked = true;
    hosting.file.todos.add(
      node,
      'request-auth/moved-check',
      'this ran once, when a session was opened, and runs on every request now; confirm that it may and what it costs.',
    );
  }
}

/** What the marker of a transport says whose hosting stays as it is. */
export function keptText({ hosting, reason, at }: Pick<HostingRefusal, 'hosting' | 'reason' | 'at'>): string {
  const sessions = keptSessions(hosting) ? ', each session by the process that opened it' : '';
  return `still served the 2025-era way${sessions}: ${reason} (${quoted(hosting.file, at)}). Serve it with createMcpHandler() once that is out of the way.`;
}

/** Whether a statement does more than log or name a value. */
function isWork({ hosting }: Pick<HostingPlan, 'hosting'>, node: Node): boolean {
  if (/^(?:FunctionDeclaration|TS)/.test(node.type)) return false;
  if (node.type === 'ExpressionStatement' && isLog(hosting.file, node.expression)) return true;
  const scope = readsStream(hosting, node) ? (functionAround(hosting.file, node) ?? node) : node;
  const { foreign, answers } = effectsOf(hosting, node, scope);
  return foreign.length + answers.length > 0;
}

/** `for await (const chunk of req)`, `req.on('data', …)`: what collects a body in names of the handler. */
function readsStream(hosting: Hosting, node: Node): boolean {
  if (node.type === 'ForOfStatement') return node.await && isExchange(hosting, node.right);
  return callsIn(node).some((call) => {
    const callee = bare(call.callee);
    return (
      isMember(callee) &&
      /^(?:on|once)$/.test(memberKey(callee) ?? '') &&
      /^(?:data|end|error)$/.test(stringValue(call.arguments[0]) ?? '') &&
      isExchange(hosting, callee.object)
    );
  });
}

function functionAround(file: SourceFile, node: Node): Node | undefined {
  let at = file.scopes.parentOf(node);
  while (at && !isFunction(at)) at = file.scopes.parentOf(at);
  return at;
}
