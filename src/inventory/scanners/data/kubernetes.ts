import { isOff, speaksOfMcp, templateDefault } from '../../gates.js';
import { isMessagesPath, isSsePath } from '../urls.js';
import { type DataDocument, entriesLike, type Resource, stateOf } from './document.js';
import { type Entry, entry, entryAt, items, type TreeNode, text, textAt, valueAt, walk } from './tree.js';

/** Services, workloads and paths of Kubernetes. */
export function recogniseKubernetes(document: DataDocument, resources: readonly Resource[]): void {
  for (const resource of resources) {
    if (resource.kind === 'Service') service(document, resource);
    if (resource.kind === 'ConfigMap') controller(document, resource);
    if (/^(?:Deployment|StatefulSet|ReplicaSet|Rollout|HorizontalPodAutoscaler|ScaledObject)$/.test(resource.kind))
      workload(document, resource);
    if (resource.kind === 'StatefulSet') statefulSet(document, resource, resources);
    if (/^(?:Route)$/.test(resource.kind) && /route\.openshift\.io/.test(resource.apiVersion))
      openshiftRoute(document, resource);
    if (ROUTING.test(resource.kind)) paths(document, resource);
    probes(document, resource);
  }
}

/** Kinds whose paths are routes. */
const ROUTING =
  /^(?:Ingress|HTTPRoute|VirtualService|HTTPProxy|IngressRoute|VirtualServer|VirtualServerRoute|Mapping|ApisixRoute|Route|TraefikService|KongIngress|RouteTable|GRPCRoute)$/;

function service(document: DataDocument, resource: Resource): void {
  if (resource.expected) {
    const at = entryAt(resource.node, 'spec', 'sessionAffinity');
    if (at && /^ClientIP$/i.test(text(at.value) ?? ''))
      document.hit('test-asserts-affinity', at, { context: resource.context, resource: resource.label });
    return;
  }
  affinityOf(document, entryAt(resource.node, 'spec', 'sessionAffinity'), valueAt(resource.node, 'spec'), resource);
  const policy = entryAt(resource.node, 'spec', 'externalTrafficPolicy');
  if (policy && text(policy.value) === 'Local' && document.isForSessions(policy.start))
    document.hit('k8s-external-traffic-local', policy, { context: resource.context, resource: resource.label });
}

/** What an ingress controller's ConfigMap sets for every Ingress it serves. */
const CONTROLLER: Record<string, string> = {
  'load-balance': 'ingress-nginx-load-balance',
  'lb-method': 'nginxinc-lb-method',
};

function controller(document: DataDocument, resource: Resource): void {
  for (const at of entriesLike(valueAt(resource.node, 'data'), /^(?:load-balance|lb-method)$/))
    if (/hash/i.test(text(at.value) ?? ''))
      document.hit(CONTROLLER[at.key]!, at, { context: resource.context, resource: resource.label });
}

/** `sessionAffinity: ClientIP`, literal or from a template. */
export function affinityOf(
  document: DataDocument,
  at: Entry | undefined,
  spec: TreeNode | undefined,
  resource: { context: readonly string[]; label?: string },
): void {
  if (at?.value.type !== 'scalar') return;
  const value = text(at.value) ?? '';
  const companions = [entry(spec, 'sessionAffinityConfig')];
  const more = { context: resource.context, ...(resource.label && { resource: resource.label }), companions };
  const state = stateOf(at.value);
  if (/^ClientIP$/i.test(value)) document.hit('k8s-service-session-affinity', at, more);
  else if (state === 'templated') {
    const fallback = templateDefault(value);
    if (fallback !== undefined && isOff(fallback))
      document.hit('helm-template-session-affinity', at, { ...more, live: 'templated' });
    else if (fallback !== undefined && /^ClientIP$/i.test(fallback))
      document.hit('helm-template-session-affinity', at, {
        ...more,
        severity: 'must-remove',
        because: 'the template falls back to ClientIP',
      });
    else document.hit('helm-template-session-affinity', at, { ...more, live: 'templated' });
  }
}

function workload(document: DataDocument, resource: Resource): void {
  const spec = valueAt(resource.node, 'spec');
  const pins = [
    ...entriesLike(spec, /^(?:replicas|maxReplicas|maxReplicaCount)$/).filter(({ value }) => text(value) === '1'),
    ...entriesLike(valueAt(spec, 'strategy'), /^type$/).filter(({ value }) => text(value) === 'Recreate'),
  ];
  for (const pin of pins)
    if (document.isForSessions(pin.start))
      document.hit('k8s-single-replica-pin', pin, { context: resource.context, resource: resource.label });
}

const STORES =
  /\b(?:redis|valkey|postgres|postgresql|mysql|mariadb|mongo|mongodb|elasticsearch|kafka|rabbitmq|etcd|minio|memcached)\b/i;

function statefulSet(document: DataDocument, resource: Resource, all: readonly Resource[]): void {
  const images: string[] = [];
  walk(resource.node, ({ entry: at }) => {
    if (at?.key === 'image') images.push(text(at.value) ?? '');
  });
  const serviceName = entryAt(resource.node, 'spec', 'serviceName');
  if (!speaksOfMcp(resource.context) || images.some((image) => STORES.test(image)) || !serviceName) return;
  const headless = all.find((other) => other.kind === 'Service' && textAt(other.node, 'spec', 'clusterIP') === 'None');
  document.hit('k8s-statefulset-per-pod-routing', entry(resource.node, 'kind')!, {
    context: resource.context,
    resource: resource.label,
    companions: [serviceName, headless && entryAt(headless.node, 'spec', 'clusterIP')],
  });
}

/** Cookies are on unless an annotation turns them off; where TLS passes through, the client's address decides. */
function openshiftRoute(document: DataDocument, resource: Resource): void {
  const annotations = valueAt(resource.node, 'metadata', 'annotations');
  const isSet = (key: string, value: RegExp) =>
    entriesLike(annotations, ANNOTATION).some((at) => at.key.endsWith(`/${key}`) && value.test(text(at.value) ?? ''));
  // These are findings of their own.
  if (isSet('cookie_name', /./) || isSet('balance', /source/)) return;
  const passes = textAt(resource.node, 'spec', 'tls', 'termination') === 'passthrough';
  if (passes ? isSet('balance', /./) : isSet('disable_cookies', /^true$/i)) return;
  if (speaksOfMcp(resource.context))
    document.hit('openshift-route-affinity', entry(resource.node, 'kind')!, {
      context: resource.context,
      resource: resource.label,
      live: 'by-default',
      message: passes
        ? 'An OpenShift Route that passes TLS through pins clients by their address unless balance says otherwise'
        : 'An OpenShift Route sets a cookie and pins clients by it unless disable_cookies is "true"',
    });
}

const ANNOTATION =
  /^(?:haproxy\.router\.openshift\.io\/(?:disable_cookies|balance)|router\.openshift\.io\/cookie_name)$/;

function paths(document: DataDocument, resource: Resource): void {
  const found: { at: { start: number }; path: string }[] = [];
  walk(resource.node, ({ entry: at, node, path }) => {
    if (path[0] !== 'spec' || node.type !== 'scalar' || typeof node.value !== 'string') return;
    const key = at?.key ?? path.at(-1) ?? '';
    if (/^(?:path|paths|value|exact|prefix|regex|uri|pathPrefix|prefix_regex)$/.test(key)) {
      if (/\/(?:sse|messages?)\b/.test(node.value)) found.push({ at: at ?? node, path: cleanPath(node.value) });
    } else if (key === 'match') {
      for (const match of node.value.matchAll(/Path(?:Prefix|Regexp)?\(([^)]*)\)/g))
        for (const [, one] of match[1]!.matchAll(/[`'"]([^`'"]+)[`'"]/g))
          found.push({ at: at ?? node, path: cleanPath(one!) });
    }
  });
  reportPaths(document, found, { context: resource.context, resource: resource.label });
}

/** Reports `/sse` routes, and `/messages` beside one. */
export function reportPaths(
  document: DataDocument,
  found: readonly { at: { start: number }; path: string }[],
  more: { context: readonly string[]; resource?: string },
  rule = 'ingress-path-sse',
): void {
  const sse = found.filter(({ path }) => isSsePath(path));
  for (const { at } of sse) document.hit(rule, at, more);
  if (sse.length > 0)
    for (const { at } of found.filter(({ path }) => isMessagesPath(path)))
      document.hit(rule, at, { ...more, message: 'A route serves the message endpoint of HTTP+SSE' });
}

/** `/sse(/|$)(.*)`, `/sse/*`, `^/sse$`: the path without what only matches. */
export function cleanPath(path: string): string {
  return path
    .replace(/^\^|\$$/g, '')
    .replace(/\((?:\/\||\?:)?.*$/, '')
    .replace(/\/?[.*]+$/, '')
    .replace(/\/$/, '');
}

function probes(document: DataDocument, resource: Resource): void {
  walk(resource.node, ({ entry: at, node }) => {
    if (!at || !/^(?:livenessProbe|readinessProbe|startupProbe)$/.test(at.key)) return;
    const path = entryAt(node, 'httpGet', 'path');
    const more = { context: resource.context, resource: resource.label };
    if (path && isSsePath(text(path.value) ?? '')) document.hit('synthetics-initialize', path, more);
    for (const part of items(valueAt(node, 'exec', 'command')))
      if (/["']initialize["']/.test(text(part) ?? '')) document.hit('synthetics-initialize', part, more);
    return false;
  });
}
