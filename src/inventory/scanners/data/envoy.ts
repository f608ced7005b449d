import { SESSION_ID } from '../../gates.js';
import { resourceAround } from './context.js';
import { type DataDocument, live, type Resource, stateOf } from './document.js';
import { entry, items, type TreeNode, text, textsOf, walk } from './tree.js';

const HASH_LB = /^(?:RING_HASH|MAGLEV)$/;
const HASH_POLICY = /^envoy\.load_balancing_policies\.(?:ring_hash|maglev|subset)$/;
const STATEFUL = /^envoy\.filters\.http\.stateful_session$/;
const SSE_STATEFUL = /mcp_sse_stateful_session/;
const LOGGED = /%(?:REQ|RESP)\(\s*:?MCP-SESSION-ID/i;

/** Envoy's own configuration, wherever it stands: bootstrap files, EnvoyFilter, EnvoyPatchPolicy, xDS templates. */
export function recogniseEnvoy(document: DataDocument, resources: readonly Resource[]): void {
  const istio = resources.some(({ kind }) => kind === 'EnvoyFilter');
  const reported = new Set<TreeNode>();
  walk(document.root, ({ entry: at, node, path, around }) => {
    // What a patch looks for, and what it takes out, is not what it puts in.
    if (istio && (path.includes('match') || around.some((one) => text(entry(one, 'operation')?.value) === 'REMOVE')))
      return;
    if (at && /^hash_?[pP]olicy$/.test(at.key) && node.type === 'list' && node.items.length > 0)
      hashPolicy(document, at.start, node, around, istio);
    else if (at && /^lb_?[pP]olicy$/.test(at.key) && HASH_LB.test(text(node) ?? '')) {
      const { context } = clusterContext(document, around);
      document.hit('envoy-lb-policy-hash', at, { context });
    } else if (at?.key === 'name' && node.type === 'scalar') {
      const name = text(node) ?? '';
      if (HASH_POLICY.test(name)) {
        const cluster = around.findLast((one) => entry(one, 'load_balancing_policy', 'loadBalancingPolicy'));
        if (cluster) document.hit('envoy-lb-policy-hash', at, { context: textsOf(cluster) });
      }
      const { context, label } = resourceAround(document, around);
      const more = { context, ...(label && { resource: label }) };
      if (SSE_STATEFUL.test(name)) document.hit('envoy-mcp-sse-stateful-session', at, more);
      else if (STATEFUL.test(name) && !isDisabled(around.at(-1)) && !reported.has(around.at(-1)!)) {
        reported.add(around.at(-1)!);
        document.hit(istio ? 'istio-envoyfilter-stateful' : 'envoy-stateful-session', at, {
          ...more,
          context: [...context, ...textsOf(around.at(-1))],
        });
      }
    }
    if (node.type === 'scalar' && typeof node.value === 'string' && LOGGED.test(node.value) && !node.outward)
      document.hit('envoy-log-session-id', at ?? node, { context: [node.value] });
    else if (node.type === 'scalar' && typeof node.value === 'string' && node.outward) {
      const found = LOGGED.exec(node.value);
      if (found) document.hit('envoy-log-session-id', { start: node.outward(found.index) }, { context: [found[0]] });
    }
  });
}

/** A policy by header, cookie, parameter or address; each item is a place of its own. */
function hashPolicy(
  document: DataDocument,
  start: number,
  list: TreeNode,
  around: readonly TreeNode[],
  istio: boolean,
): void {
  const { context, label } = resourceAround(document, around);
  const near = textsOf(around.at(-2) ?? around.at(-1));
  const texts = textsOf(list);
  const bySession = texts.some((one) => SESSION_ID.test(one) || /^session_?id$/i.test(one));
  const state = items(list).some((item) => stateOf(item) === 'templated') ? 'templated' : 'on';
  document.hit(
    istio ? 'istio-envoyfilter-stateful' : 'envoy-hash-policy',
    { start },
    {
      ...live(state),
      context: istio || bySession ? [...context, ...texts] : near,
      ...(label && { resource: label }),
      ...(bySession
        ? {}
        : {
            severity: 'review' as const,
            because: 'it hashes by something other than the session id, perhaps for a cache',
          }),
      ...(items(list).length > 0 && { companions: [] }),
    },
  );
}

function isDisabled(node: TreeNode | undefined): boolean {
  return text(entry(node, 'disabled')?.value) === 'true';
}

function clusterContext(document: DataDocument, around: readonly TreeNode[]): { context: readonly string[] } {
  const cluster = around.at(-1);
  return cluster && entry(cluster, 'name') ? { context: textsOf(cluster) } : resourceAround(document, around);
}
