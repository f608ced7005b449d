import type { Node } from '../../src/engine/node.js';
import { looksLikeGate } from './hosting-auth.js';
import { isExchange } from './hosting-effects.js';
import { mountsIn } from './hosting-http-body.js';
import { branchesOf, callsIn, type Kept, type Live } from './hosting-live.js';
import { bare, functionCalled, type Hosting, rootOf } from './hosting-model.js';
import type { HostingPlan } from './hosting-plan.js';
import type { Route } from './hosting-routes.js';
import type { Range } from './layout.js';

/** Whether a listener of node:http, and what it hands requests to, asks nobody who they are. */
export function isOpenListener({ hosting, endpoints }: HostingPlan, route: Route): boolean {
  const { handlers } = endpoints;
  return livesOf(handlers, route).every((live) =>
    partsOf(live.kept).every((text) => isQuiet(hosting, text.node, text.without, handlers)),
  );
}

/** Where a listener hands requests to MCP. */
export function mountOf({ endpoints }: HostingPlan, route: Route): Node {
  const [mount] = livesOf(endpoints.handlers, route).flatMap((live) => mountsIn(live.kept));
  return mount?.node ?? route.call;
}

function livesOf(handlers: ReadonlyMap<Node, Live>, route: Route): Live[] {
  const found: Live[] = [];
  const follow = (callable: Node) => {
    const live = handlers.get(callable);
    if (!live || found.includes(live)) return;
    found.push(live);
    for (const forward of live.forwards) follow(forward);
  };
  follow(route.callable!);
  return found;
}

/** What stays of a handler: statements, and the heads of those whose branches are listed on their own. */
function partsOf(kept: readonly Kept[]): { node: Node; without: Range[] }[] {
  return kept.flatMap((one) => {
    if (one.mount) return [];
    const branches = branchesOf(one);
    return [
      {
        node: one.node,
        without: [...branches.map(({ block }) => block), ...(one.cuts ?? [])].sort((a, b) => a.start - b.start),
      },
      ...branches.flatMap((branch) => partsOf(branch.kept)),
    ];
  });
}

function isQuiet(
  hosting: Hosting,
  node: Node,
  without: readonly Range[],
  handlers: ReadonlyMap<Node, Live>,
  depth = 0,
): boolean {
  const { file } = hosting;
  let text = '';
  let at = node.start as number;
  for (const block of without) {
    text += file.text.slice(at, block.start);
    at = Math.max(at, block.end);
  }
  text += file.text.slice(at, node.end);
  if (looksLikeGate(text)) return false;
  const calls = callsIn(node).filter(
    (call) => !without.some((block) => call.start >= block.start && call.end <= block.end),
  );
  return calls.every((call) => {
    const callable = functionCalled(file, call.callee);
    // Code of another file that is handed the request may turn it away.
    if (!callable && isHandedRequest(hosting, call)) return false;
    // A handler is looked at on its own, without what goes of it.
    if (!callable || handlers.has(callable) || depth > 3) return true;
    return isQuiet(hosting, callable.body, [], handlers, depth + 1);
  });
}

const isHandedRequest = (hosting: Hosting, call: Node): boolean =>
  !isExchange(hosting, rootOf(call.callee)) &&
  (call.arguments as Node[]).some((argument) => isExchange(hosting, argument) && rootOf(argument) === bare(argument));
