import { SESSION_ID, speaksOfMcp } from '../../gates.js';
import { resourceAround } from './context.js';
import { type DataDocument, live, type Resource, stateOf } from './document.js';
import { cleanPath, reportPaths } from './kubernetes.js';
import {
  type Entry,
  entries,
  entry,
  type MapNode,
  type TreeNode,
  text,
  textAt,
  textsOf,
  valueAt,
  walk,
} from './tree.js';

/** Proxies and gateways configured in files of their own: Traefik, Kong, APISIX, Caddy, Consul, YARP, Spring, Higress. */
export function recogniseProxies(document: DataDocument, resources: readonly Resource[]): void {
  if (resources.length === 0) traefik(document);
  walk(document.root, ({ entry: at, node, path, around }) => {
    if (node.type === 'map') {
      kong(document, node, path, [...around, node]);
      apisix(document, node, path, [...around, node], resources);
    }
    if (!at) return;
    if (at.key === 'selection_policy') caddy(document, at, around);
    if (at.key === 'SessionAffinity') yarp(document, at, around);
    if (at.key === 'statefulMode' && /^stateful$/i.test(text(node) ?? ''))
      document.hit('agentgateway-session-routing', at, { context: textsOf(around.at(-1)) });
    if (at.key === 'endpoint_mode' && text(node) === 'dnsrr') swarm(document, at, around);
    if (at.key === 'mode' && text(node) === 'global' && path.at(-2) === 'deploy') swarm(document, at, around);
    // A run configuration of ToolHive.
    if (/^proxy_?mode$/i.test(at.key) && /^sse$/i.test(text(node) ?? '') && entry(around.at(-1), 'image', 'transport'))
      document.hit('toolhive-transport-sse', at, { context: ['toolhive mcp', ...textsOf(around.at(-1))] });
    if (at.key === 'enable_load_balancing' && text(node) === 'true' && path.at(-2) === 'proxy')
      tyk(document, at, around);
    if (/^sessionConfiguration$/i.test(at.key) && /^mcp$/i.test(path.at(-2) ?? ''))
      document.hit('aws-agentcore-session', at, {
        kind: 'session-store',
        message: 'The gateway keeps MCP sessions',
        context: ['mcp'],
      });
    if (at.key === 'mcpServer' && node.type === 'map') higress(document, at);
    if (at.key === 'protocolStrategy' && text(node) === 'legacy')
      document.hit('higress-annotations', at, { context: textsOf(around.at(-1)) });
    if (/^LoadBalancer$/.test(at.key) && /^(?:ring_hash|maglev)$/.test(textAt(node, 'Policy') ?? ''))
      document.hit('consul-resolver-hash', entry(node, 'Policy')!, {
        context: textsOf(document.root),
        companions: [at, entry(node, 'HashPolicies')],
      });
  });
  spring(document);
  routes(document, resources);
}

/** A Swarm service that clients find all tasks of, not one address. */
function swarm(document: DataDocument, at: Entry, around: readonly TreeNode[]): void {
  const { context, label } = resourceAround(document, around);
  if (speaksOfMcp(context)) document.hit('swarm-endpoint-mode', at, { context, ...(label && { resource: label }) });
}

/** An API definition of Tyk: it balances in turn and pins nothing, but plugins may read the header. */
function tyk(document: DataDocument, at: Entry, around: readonly TreeNode[]): void {
  const definition = around.findLast((one) => entry(one, 'proxy') !== undefined) ?? document.root;
  const context = textsOf(definition, 200);
  if (
    speaksOfMcp(context) &&
    (entry(definition, 'api_id', 'slug', 'listen_path', 'version_data') || /listen_path/.test(document.input.text))
  )
    document.hit('tyk-no-affinity', at, { context });
}

function traefik(document: DataDocument): void {
  for (const layer of ['http', 'tcp'])
    for (const service of entries(valueAt(document.root, layer, 'services'))) {
      const { context, name } = traefikContext(document, layer, service);
      walk(service.value, ({ entry: at, node }) => {
        if (at?.key === 'sticky') {
          const cookie = entry(node, 'cookie');
          if (cookie && cookie.value.type === 'scalar' && cookie.value.value === false) return;
          document.hit('traefik-file-sticky', at, { context, resource: name, companions: [cookie] });
        }
        if (at?.key === 'strategy' && /^hrw$/i.test(text(node) ?? ''))
          document.hit('traefik-strategy-hrw', at, { context, resource: name });
      });
    }
}

/** A service is what its own settings and the routers that lead to it say. */
function traefikContext(document: DataDocument, layer: string, service: Entry): { context: string[]; name: string } {
  const routers = entries(valueAt(document.root, layer, 'routers')).filter(
    ({ value }) => (textAt(value, 'service') ?? '').replace(/@.*/, '') === service.key,
  );
  return {
    context: [service.key, ...textsOf(service.value), ...routers.flatMap(({ key, value }) => [key, ...textsOf(value)])],
    name: `service/${service.key}`,
  };
}

/** `hash_on: header`, with the keys that say which. */
function kong(document: DataDocument, node: MapNode, path: readonly string[], around: readonly TreeNode[]): void {
  const hashOn = entry(node, 'hash_on');
  const isUpstream =
    path.some((key) => /^upstreams?$/.test(key)) || entry(node, 'algorithm') || entry(node, 'hash_fallback');
  if (!isUpstream || textAt(node, 'type') === 'chash') return;
  const algorithm = entry(node, 'algorithm');
  const consistent = text(algorithm?.value) === 'consistent-hashing';
  const state = stateOf(hashOn?.value);
  const at = hashOn && state !== 'off' ? hashOn : consistent ? algorithm : undefined;
  if (!at || resourcesLikeKong(around)) return;
  const by = text(hashOn?.value) ?? '';
  const bySession = textsOf(node).some((one) => SESSION_ID.test(one)) || /^(?:cookie|ip|query_arg)$/.test(by);
  const { context } = resourceAround(document, around);
  document.hit('kong-hash-on', at, {
    ...live(state === 'templated' ? state : 'on'),
    context: [...textsOf(node), ...(context.length < 60 ? context : [])],
    resource: `upstream/${textAt(node, 'name') ?? '?'}`,
    ...(bySession || by === 'header'
      ? {}
      : { severity: 'review' as const, because: `it hashes by ${by || 'a default'}, perhaps for a cache` }),
    companions: node.entries.filter(
      ({ key }) => key !== at.key && (/^hash_/.test(key) || (key === 'algorithm' && consistent)),
    ),
  });
}

/** The custom resources of Kong are recognised by their kind. */
function resourcesLikeKong(around: readonly TreeNode[]): boolean {
  return around.some((node) => /^Kong/.test(textAt(node, 'kind') ?? ''));
}

function apisix(
  document: DataDocument,
  node: MapNode,
  path: readonly string[],
  around: readonly TreeNode[],
  resources: readonly Resource[],
): void {
  const type = entry(node, 'type');
  if (text(type?.value) !== 'chash' || resources.some(({ kind }) => /^(?:Apisix|BackendTrafficPolicy)/.test(kind)))
    return;
  const { context } = resourceAround(document, around);
  document.hit('apisix-chash', type!, {
    context: [...textsOf(node), ...context, ...path],
    companions: [entry(node, 'hash_on'), entry(node, 'key')],
  });
}

const CADDY = /^(?:ip_hash|client_ip_hash|header|cookie|query|uri_hash)$/;

function caddy(document: DataDocument, at: Entry, around: readonly TreeNode[]): void {
  const policy = entry(at.value, 'policy');
  if (!policy || !CADDY.test(text(policy.value) ?? '')) return;
  document.hit('caddy-json-selection-policy', policy, {
    context: [...textsOf(at.value), ...textsOf(around.at(-6) ?? around[0])],
    companions: [at],
  });
}

function yarp(document: DataDocument, at: Entry, around: readonly TreeNode[]): void {
  const enabled = entry(at.value, 'Enabled');
  const state = stateOf(enabled?.value);
  if (!enabled || state === 'off') return;
  const { context, label } = resourceAround(document, around);
  document.hit('yarp-session-affinity', enabled, {
    ...live(state),
    context,
    ...(label && { resource: label }),
    companions: [at],
  });
}

function higress(document: DataDocument, at: Entry): void {
  const more = { context: ['mcpServer', ...textsOf(at.value)] };
  for (const key of ['sse_path_suffix', 'redis']) {
    const found = entry(at.value, key);
    if (found && stateOf(found.value) !== 'off')
      document.hit('higress-annotations', found, { ...more, kind: key === 'redis' ? 'session-store' : 'sse-endpoint' });
  }
}

/** `application.yml` of Spring, with nested or dotted keys. */
function spring(document: DataDocument): void {
  for (const { key, at, value } of dotted(document.root)) {
    if (/^spring\.ai\.mcp\.server\.protocol$/.test(key)) {
      if (/^sse$/i.test(value)) document.hit('spring-ai-protocol', at, { kind: 'sse-endpoint' });
      else if (/^streamable$/i.test(value))
        document.hit('spring-ai-protocol', at, {
          kind: 'session-store',
          severity: 'review',
          because: 'STREAMABLE serves sessions, STATELESS does not',
        });
    } else if (
      /^spring\.ai\.mcp\.(?:server\.sse-(?:message-)?endpoint|client\.sse\.connections\.[^.]+\.url)$/.test(key)
    )
      document.hit('spring-ai-protocol', at, { kind: 'sse-endpoint' });
    else if (/^spring\.cloud\.loadbalancer\.(?:[\w-]+\.)?configurations$/.test(key) && /sticky/.test(value))
      document.hit('spring-cloud-lb-sticky', at, { context: textsOf(document.root) });
    else if (
      /^spring\.cloud\.loadbalancer\.(?:[\w-]+\.)?sticky-session\.add-service-instance-cookie$/.test(key) &&
      /^true$/i.test(value)
    )
      document.hit('spring-cloud-lb-sticky', at, { context: textsOf(document.root) });
  }
}

function dotted(root: TreeNode): { key: string; at: Entry; value: string }[] {
  const found: { key: string; at: Entry; value: string }[] = [];
  if (!entries(root).some(({ key }) => key.startsWith('spring'))) return found;
  walk(root, ({ entry: at, node, path }) => {
    if (at && node.type === 'scalar' && path[0]?.startsWith('spring'))
      found.push({ key: path.join('.'), at, value: text(node) ?? '' });
  });
  return found;
}

/** Routes of gateways without kinds: Kong `paths`, APISIX `uri`, Vercel rewrites, Traefik rules. */
function routes(document: DataDocument, resources: readonly Resource[]): void {
  if (resources.length > 0) return;
  const found: { at: { start: number }; path: string }[] = [];
  const isVercel = /(?:^|\/)(?:vercel\.json|netlify\.toml)$/.test(document.input.path);
  walk(document.root, ({ entry: at, node, path }) => {
    if (node.type !== 'scalar' || typeof node.value !== 'string' || !/\/(?:sse|messages?)\b/.test(node.value)) return;
    const key = at?.key ?? path.at(-1) ?? '';
    const place = at ?? node;
    if (isVercel && /^(?:source|destination|from|to|src|dest)$/.test(key))
      found.push({ at: place, path: cleanPath(node.value) });
    else if (/^(?:paths|uri|uris)$/.test(key) && path.some((one) => /^(?:routes|services)$/.test(one)))
      found.push({ at: place, path: cleanPath(node.value) });
    else if (key === 'rule' && path.includes('routers'))
      for (const match of node.value.matchAll(/Path(?:Prefix|Regexp)?\([^)]*?[`'"]([^`'"]+)[`'"]/g))
        found.push({ at: place, path: cleanPath(match[1]!) });
    else if (/^(?:prefix|path|exact)$/.test(key) && path.includes('match') && path.includes('routes'))
      found.push({ at: place, path: cleanPath(node.value) });
  });
  reportPaths(document, found, { context: textsOf(document.root) }, isVercel ? 'vercel-netlify' : 'ingress-path-sse');
}
