import type { Hit } from '../../types.js';
import { type DataDocument, live, type Resource, stateOf } from './document.js';
import { type Entry, entry, entryAt, type TreeNode, text, textAt, textsOf, valueAt, walk } from './tree.js';

interface Row {
  kind: RegExp;
  api?: RegExp;
  /** A key anywhere in the resource; its value decides. */
  key: RegExp;
  /** The key that must stand right above. */
  under?: RegExp;
  /** What its value must be; default: everything that is not "off". */
  value?: RegExp;
  rule: string;
  kindOfFinding?: Hit['kind'];
}

/** Keys of custom resources that route by session, or store sessions. */
const ROWS: readonly Row[] = [
  { kind: /^(?:HTTP|GRPC)Route$/, key: /^sessionPersistence$/, rule: 'gateway-api-session-persistence' },
  {
    kind: /^(?:BackendLBPolicy|X?BackendTrafficPolicy)$/,
    api: /gateway\.networking/,
    key: /^sessionPersistence$/,
    rule: 'gateway-api-backend-lb-policy',
  },
  {
    kind: /^BackendTrafficPolicy$/,
    api: /gateway\.envoyproxy\.io/,
    key: /^type$/,
    under: /^loadBalancer$/,
    value: /^ConsistentHash$/,
    rule: 'envoy-gateway-consistent-hash',
  },
  {
    kind: /^(?:BackendTrafficPolicy|ApisixUpstream|ApisixRoute)$/,
    key: /^type$/,
    under: /^load-?balancer$/i,
    value: /^chash$/,
    rule: 'apisix-chash',
  },
  {
    kind: /^(?:BackendConfigPolicy|TrafficPolicy|Upstream|RouteOption|VirtualHostOption|VirtualService|RouteTable)$/,
    api: /kgateway|solo\.io/,
    key: /^hash_?[pP]olicies$/,
    rule: 'kgateway-hash-policies',
  },
  {
    kind: /^HTTPProxy$/,
    key: /^strategy$/,
    under: /^loadBalancerPolicy$/,
    value: /^(?:Cookie|RequestHash)$/,
    rule: 'contour-lb-policy',
  },
  { kind: /^GCPBackendPolicy$/, key: /^type$/, under: /^sessionAffinity$/, rule: 'gcp-gateway-policies' },
  { kind: /^RoutePolicy$/, key: /^affinityType$/, under: /^sessionAffinity$/, rule: 'agc-session-affinity' },
  {
    kind: /^(?:ListenerRuleConfiguration|TargetGroupConfiguration|LoadBalancerConfiguration)$/,
    key: /^enabled$/,
    under: /^targetGroupStickiness(?:Config)?$/,
    rule: 'aws-gateway-tg-stickiness',
  },
  {
    kind: /^(?:ListenerRuleConfiguration|TargetGroupConfiguration|LoadBalancerConfiguration)$/,
    key: /^targetGroupStickiness$/,
    value: /^true$/i,
    rule: 'aws-gateway-tg-stickiness',
  },
  {
    kind: /^DestinationRule$/,
    key: /^(?:httpHeaderName|httpCookie|useSourceIp|httpQueryParameterName)$/,
    under: /^consistentHash$/,
    rule: 'istio-consistent-hash',
  },
  { kind: /^BackendConfig$/, key: /^affinityType$/, under: /^sessionAffinity$/, rule: 'gke-backendconfig-affinity' },
  { kind: /^VirtualServer(?:Route)?$/, key: /^enable$/, under: /^sessionCookie$/, rule: 'nginxinc-session-cookie' },
  { kind: /^VirtualServer(?:Route)?$/, key: /^lb-method$/, value: /hash/i, rule: 'nginxinc-lb-method' },
  {
    kind: /^(?:KongUpstreamPolicy|KongIngress)$/,
    key: /^algorithm$/,
    value: /^consistent-hashing$/,
    rule: 'kong-k8s-upstream-policy',
  },
  { kind: /^(?:KongUpstreamPolicy|KongIngress)$/, key: /^hash_on$/, rule: 'kong-k8s-upstream-policy' },
  {
    kind: /^Mapping$/,
    key: /^policy$/,
    under: /^load_balancer$/,
    value: /^(?:ring_hash|maglev)$/,
    rule: 'emissary-mapping-lb',
  },
  { kind: /^(?:IngressRoute|IngressRouteTCP|TraefikService)$/, key: /^sticky$/, rule: 'traefik-crd-sticky' },
  {
    kind: /^(?:IngressRoute|IngressRouteTCP|TraefikService)$/,
    key: /^strategy$/,
    value: /^hrw$/i,
    rule: 'traefik-strategy-hrw',
  },
  {
    kind: /^ServiceResolver$|^service-resolver$/,
    key: /^policy$/i,
    under: /^loadBalancer$/i,
    value: /^(?:ring_hash|maglev)$/,
    rule: 'consul-resolver-hash',
  },
  {
    kind: /^AgentgatewayBackend$|^Backend$/,
    api: /agentgateway/,
    key: /^sessionRouting$/,
    value: /^Stateful$/i,
    rule: 'agentgateway-session-routing',
  },
  { kind: /^SessionAffinityPolicy$/, key: /^spec$/, rule: 'agentgateway-session-routing' },
  {
    kind: /^(?:MCPServer|VirtualMCPServer|MCPRemoteProxy)$/,
    key: /^sessionAffinity$/,
    value: /^ClientIP$/i,
    rule: 'toolhive-default-client-ip',
  },
  {
    kind: /^(?:MCPServer|VirtualMCPServer|MCPRemoteProxy)$/,
    key: /^provider$/,
    under: /^sessionStorage$/,
    value: /^(?!memory$)\w+/i,
    rule: 'toolhive-session-storage',
  },
  {
    kind: /^(?:MCPServer|VirtualMCPServer|MCPRemoteProxy)$/,
    key: /^(?:transport|proxyMode)$/,
    value: /^sse$/i,
    rule: 'toolhive-transport-sse',
  },
  { kind: /^MCPGatewayExtension$/, key: /^secretName$/, under: /^sessionStore$/, rule: 'kuadrant-session-store' },
  {
    kind: /^(?:MCPServer|MCPServerRegistration|MCPRoute|Backend|MCPBackend)$/,
    key: /^(?:transport|transportType|protocol)$/,
    value: /^sse$/i,
    rule: 'registry-remote-sse',
  },
];

/** Resources that are affinity as such. */
const AS_SUCH: Record<string, string> = {
  GCPSessionAffinityPolicy: 'gcp-gateway-policies',
  GCPSessionAffinityFilter: 'gcp-gateway-policies',
};

/** Custom resources of gateways, meshes and MCP operators. */
export function recogniseCustomResources(document: DataDocument, resources: readonly Resource[]): void {
  for (const resource of resources) {
    const more = { context: resource.context, resource: resource.label };
    const asSuch = AS_SUCH[resource.kind];
    if (asSuch) document.hit(asSuch, entry(resource.node, 'kind')!, more);
    const rows = ROWS.filter((row) => row.kind.test(resource.kind) && (!row.api || row.api.test(resource.apiVersion)));
    if (rows.length > 0) keysOf(document, resource, rows);
    absences(document, resource);
    targetGroupAttributes(document, resource.node, more);
  }
}

function keysOf(document: DataDocument, resource: Resource, rows: readonly Row[]): void {
  walk(resource.node, ({ entry: at, node, path, around }) => {
    if (!at) return;
    for (const row of rows) {
      if (!row.key.test(at.key) || (row.under && !row.under.test(path.at(-2) ?? ''))) continue;
      if (isTypedAbsent(node)) continue;
      const state = stateOf(node);
      if (state === 'off' || (state === 'on' && row.value && !row.value.test(text(node) ?? ''))) continue;
      if (row.rule === 'traefik-crd-sticky' && isStickyOff(node)) continue;
      document.hit(row.rule, at, {
        ...live(state),
        context: [...resource.context, ...textsOf(node)],
        resource: resource.label,
        companions: [blockOf(around)],
        with: 'the block that goes',
      });
      return;
    }
  });
}

/** `sticky: {}` and `sticky: { cookie: false }`. */
function isStickyOff(node: TreeNode): boolean {
  const cookie = valueAt(node, 'cookie');
  return cookie?.type === 'scalar' && stateOf(cookie) === 'off' && cookie.value !== null;
}

function isTypedAbsent(node: TreeNode): boolean {
  return node.type === 'scalar' && node.value === null;
}

/** The entry that holds the map around a key: `consistentHash:` above `httpHeaderName:`. */
function blockOf(around: readonly TreeNode[]): Entry | undefined {
  const own = around.at(-1);
  for (let at = around.length - 2; at >= 0; at--) {
    const parent = around[at];
    if (parent?.type === 'map') return parent.entries.find(({ value }) => value === own);
  }
  return undefined;
}

/** Keys that are on when they are absent. */
function absences(document: DataDocument, resource: Resource): void {
  const { node, kind, apiVersion, context, label } = resource;
  const more = { context, resource: label, live: 'by-default' as const };
  const mcp = entryAt(node, 'spec', 'mcp');
  if (/agentgateway/.test(apiVersion) && mcp && !entry(mcp.value, 'sessionRouting'))
    document.hit('agentgateway-session-routing', mcp, {
      ...more,
      message: 'Without sessionRouting, agentgateway routes by session',
    });
  const spec = entry(node, 'spec');
  if (/toolhive\.stacklok\.dev/.test(apiVersion) && /^(?:MCPServer|VirtualMCPServer|MCPRemoteProxy)$/.test(kind)) {
    if (spec && !entry(spec.value, 'sessionAffinity') && textAt(node, 'spec', 'transport') !== 'stdio-only')
      document.hit('toolhive-default-client-ip', entry(node, 'kind')!, {
        ...more,
        message: 'Without sessionAffinity, ToolHive pins clients by their address',
      });
  }
}

/** `{ key: stickiness.enabled, value: "true" }`, in any case, in lists of attributes. */
export function targetGroupAttributes(
  document: DataDocument,
  root: TreeNode,
  more: { context: readonly string[]; resource?: string },
  rule = 'aws-gateway-tg-stickiness',
): void {
  walk(root, ({ node, around }) => {
    if (node.type !== 'map') return;
    const key = entry(node, 'key', 'Key');
    if (!key || text(key.value) !== 'stickiness.enabled') return;
    const value = entry(node, 'value', 'Value');
    const state = stateOf(value?.value);
    if (state === 'off') return;
    const list = around.at(-1);
    const siblings =
      list?.type === 'list'
        ? list.items.flatMap((item) => {
            const other = entry(item, 'key', 'Key');
            return other && other !== key && /^stickiness\./.test(text(other.value) ?? '') ? [other] : [];
          })
        : [];
    document.hit(rule, key, { ...live(state), ...more, companions: [value, ...siblings] });
  });
}
