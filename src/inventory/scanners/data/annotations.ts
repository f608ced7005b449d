import { isOff, isTemplated, SESSION_ID } from '../../gates.js';
import type { Hit } from '../../types.js';

/** What an annotation or label says; the caller adds the place and the context. */
export interface AnnotationHit extends Pick<Hit, 'rule' | 'live' | 'severity' | 'because' | 'kind' | 'message'> {
  /** Keys of the same map that belong to it. */
  companions?: RegExp;
  /** Its value is nginx configuration: the nginx scanner's. */
  nginx?: boolean;
}

interface Row {
  key: RegExp;
  rule: string;
  /** Values that make it a tell; default: all that are not "off". */
  value?: RegExp;
  companions?: RegExp;
  severity?: Hit['severity'];
  because?: string;
  nginx?: boolean;
  /** Only worth saying in a resource that speaks of MCP. */
  quiet?: boolean;
}

const STICKY_TARGET = /stickiness\.enabled\s*=\s*["']?true/i;
const INGRESS_NGINX = '^(?:nginx\\.)?ingress\\.kubernetes\\.io/';

/** In this order: the first row whose key and value match decides. */
const ROWS: readonly Row[] = [
  {
    key: new RegExp(`${INGRESS_NGINX}upstream-hash-by$`),
    rule: 'ingress-nginx-upstream-hash-by',
    value: /mcp_session_id|arg_session_?id|arg_sid\b/i,
    companions: /upstream-hash-by-/,
  },
  {
    key: new RegExp(`${INGRESS_NGINX}upstream-hash-by$`),
    rule: 'ingress-nginx-upstream-hash-client',
    value: /request_uri|\buri\b/,
    severity: 'review',
    because: 'a cache may be sharded by address on purpose',
    companions: /upstream-hash-by-/,
  },
  {
    key: new RegExp(`${INGRESS_NGINX}upstream-hash-by$`),
    rule: 'ingress-nginx-upstream-hash-client',
    companions: /upstream-hash-by-/,
  },
  {
    key: new RegExp(`${INGRESS_NGINX}affinity$`),
    rule: 'ingress-nginx-affinity',
    value: /^cookie$|\{\{|\$\{/i,
    companions: /\/(?:affinity-|session-cookie-)/,
  },
  { key: new RegExp(`${INGRESS_NGINX}load-balance$`), rule: 'ingress-nginx-load-balance', value: /ip_hash/ },
  {
    key: new RegExp(`${INGRESS_NGINX}(?:configuration|server|location|stream)-snippet$`),
    rule: 'ingress-nginx-snippet',
    nginx: true,
  },
  { key: /^nginx\.org\/(?:server|location|http|main|stream)-snippets$/, rule: 'ingress-nginx-snippet', nginx: true },
  {
    key: new RegExp(`${INGRESS_NGINX}proxy-(?:request-)?buffering$`),
    rule: 'ingress-nginx-timeouts',
    value: /^off$/i,
    quiet: true,
  },
  {
    key: new RegExp(`${INGRESS_NGINX}(?:proxy-(?:read|send)-timeout|proxy-http-version)$`),
    rule: 'ingress-nginx-timeouts',
    quiet: true,
  },
  { key: /^nginx\.org\/lb-method$/, rule: 'nginxinc-lb-method', value: /hash/i },
  { key: /^nginx\.com\/sticky-cookie-services$/, rule: 'nginxinc-lb-method' },
  {
    key: /^service\.beta\.kubernetes\.io\/aws-load-balancer-target-group-attributes$/,
    rule: 'k8s-cloud-lb-annotations',
    value: STICKY_TARGET,
  },
  {
    key: /^service\.beta\.kubernetes\.io\/do-loadbalancer-sticky-sessions-type$/,
    rule: 'k8s-cloud-lb-annotations',
    value: /^cookies?$|\{\{|\$\{/i,
    companions: /do-loadbalancer-sticky-sessions-/,
  },
  {
    key: /^service\.beta\.kubernetes\.io\/.*(?:stickiness|sticky-sessions?|session-persistence|session-affinity)(?:-type|-mode|-enabled|-flag)?$/,
    rule: 'k8s-cloud-lb-annotations',
    companions: /stick|session|persistence/,
  },
  {
    key: /^(?:load-balancer\.hetzner\.cloud\/http-sticky-sessions|loadbalancer\.openstack\.org\/session-persistence|service\.beta\.kubernetes\.io\/scw-loadbalancer-sticky-sessions)$/,
    rule: 'k8s-cloud-lb-annotations',
  },
  {
    key: /^alb\.ingress\.kubernetes\.io\/target-group-attributes$/,
    rule: 'aws-lbc-tg-attributes',
    value: STICKY_TARGET,
  },
  {
    key: /^alb\.ingress\.kubernetes\.io\/(?:actions|transforms)\./,
    rule: 'aws-lbc-tg-attributes',
    value: /targetGroupStickinessConfig\\?["']?\s*:\s*\{[^}]*enabled\\?["']?\s*:\s*\\?["']?true/i,
  },
  {
    key: /^traefik\.ingress\.kubernetes\.io\/(?:service\.sticky(?:\.cookie)?|affinity)$/,
    rule: 'traefik-service-annotation',
    companions: /service\.sticky\.cookie\.|session-cookie-name/,
  },
  { key: /^haproxy\.org\/cookie-persistence(?:-no-dynamic)?$/, rule: 'haproxy-ingress-cookie-persistence' },
  {
    key: /^haproxy\.org\/load-balance$/,
    rule: 'haproxy-ingress-cookie-persistence',
    value: /source|hdr|url_param|uri|hash/i,
  },
  {
    key: /^haproxy-ingress\.github\.io\/affinity$/,
    rule: 'haproxy-ingress-cookie-persistence',
    value: /^cookie$|\{\{/i,
    companions: /session-cookie-/,
  },
  {
    key: /^haproxy-ingress\.github\.io\/balance-algorithm$/,
    rule: 'haproxy-ingress-cookie-persistence',
    value: /source|hdr|url_param|hash/i,
  },
  { key: /^haproxy\.router\.openshift\.io\/balance$/, rule: 'openshift-route-affinity', value: /source/ },
  { key: /^router\.openshift\.io\/cookie_name$/, rule: 'openshift-route-affinity' },
  {
    key: /^appgw\.ingress\.kubernetes\.io\/cookie-based-affinity$/,
    rule: 'azure-agic-cookie-affinity',
    companions: /cookie-based-affinity-/,
  },
  { key: /^run\.googleapis\.com\/sessionAffinity$/, rule: 'gcp-cloud-run-session-affinity' },
  { key: /^istio\.io\/persistent-session(?:-header)?$/, rule: 'istio-persistent-session-label' },
  {
    key: /^higress\.io\/(?:upstream-hash-by|affinity|session-cookie-name)$/,
    rule: 'higress-annotations',
    companions: /higress\.io\/session-cookie-/,
  },
  {
    key: /^traefik\.(?:http|tcp)\.services\.[^.]+(?:\.[^.]+)*?\.loadbalancer\.sticky(?:\.cookie)?$/i,
    rule: 'traefik-label-sticky',
    companions: /\.sticky\.cookie\./i,
  },
  { key: /^traefik\.(?:http|tcp)\.services\..*\.sticky\.cookie\.\w+$/i, rule: 'traefik-label-sticky' },
  {
    key: /^traefik\.(?:backend\.)?(?:[\w-]+\.)?(?:backend\.)?loadbalancer\.(?:sticky|stickiness)$/i,
    rule: 'traefik-label-sticky',
    companions: /stickiness\./i,
  },
  { key: /^traefik\.http\.services\..*\.loadbalancer\.strategy$/i, rule: 'traefik-strategy-hrw', value: /^hrw$/i },
];

/** Whether a key may be one of the annotations and labels this module knows. Cheap. */
export function isKnownAnnotation(key: string): boolean {
  return key.includes('/') || /^traefik\./i.test(key);
}

/**
 * What one annotation, label or tag says of affinity.
 * @param key the annotation's key, as it stands
 * @param value its value as text; `''` for a label without one
 * @param isMcp whether the resource speaks of MCP: streaming settings are named only there
 * @returns undefined when it is none of ours, or is off
 */
export function annotationHit(key: string, value: string, isMcp = false): AnnotationHit | undefined {
  if (!isKnownAnnotation(key)) return undefined;
  for (const row of ROWS) {
    if (!row.key.test(key)) continue;
    const { rule, companions, severity, because, nginx } = row;
    if (nginx) return { rule, nginx };
    if (row.quiet && !isMcp) return undefined;
    const label = /^traefik\./i.test(key);
    if (row.value ? !row.value.test(value) : isOff(value) && !(label && value === '')) continue;
    return {
      rule,
      ...(companions && { companions }),
      ...(severity && { severity }),
      ...(because && { because }),
      ...(isTemplated(value) &&
        !SESSION_ID.test(value) &&
        !/\$(?:http|arg|remote|binary|cookie)_/.test(value) && { live: 'templated' as const }),
    };
  }
  return undefined;
}
