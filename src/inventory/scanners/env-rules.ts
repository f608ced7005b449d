import { isOff, isTemplated, templateDefault } from '../gates.js';
import type { Hit } from '../types.js';
import { sseAddress } from './urls.js';

/** What an environment variable says; the caller adds the place and the context. */
export type EnvHit = Pick<Hit, 'rule' | 'live' | 'severity' | 'because' | 'kind' | 'message'>;

interface EnvRow {
  name: RegExp;
  rule: string;
  /** Values that make it a tell; default: everything that is not "off". */
  value?: RegExp;
  kind?: Hit['kind'];
  severity?: Hit['severity'];
  because?: string;
  /** A name of general use: only beside what says so it is this product's. */
  beside?: RegExp;
}

const CONTEXTFORGE =
  /\b(?:MCPGATEWAY_SESSION_AFFINITY_ENABLED|USE_STATEFUL_SESSIONS)=["']?(?:true|1|yes|on)\b|mcp-?context-?forge/i;
const KUADRANT = /kuadrant|mcp-?(?:gateway|broker|router)/i;

/** In this order: the first row whose name and value match decides. */
const ROWS: readonly EnvRow[] = [
  { name: /^(?:\w+_)?STATELESS(?:_HTTP|_MODE)?$/, rule: 'env-stateless-false', value: /^(?:false|0|no|off)$/i },
  {
    name: /^(?:\w+_)?STATELESS_HTTP$/,
    rule: 'env-stateless-false',
    value: /^(?:true|1|yes|on)$/i,
    severity: 'info',
    because: 'it already asks for stateless serving; the switch itself goes with v2',
  },
  { name: /^(?:\w+_)?MCP_SESSION_MODE$|^MCP_SERVER_MODE$/, rule: 'env-stateless-false', value: /^stateful$/i },
  {
    name: /^MCPGATEWAY_SESSION_AFFINITY\w*$/,
    rule: 'contextforge-affinity',
    kind: 'sticky-routing',
  },
  { name: /^MCP_SESSION_POOL_\w+$/, rule: 'contextforge-affinity', kind: 'session-store' },
  {
    name: /^CACHE_TYPE$/,
    rule: 'contextforge-affinity',
    value: /^redis$/i,
    kind: 'session-store',
    severity: 'review',
    because: 'the cache holds more than sessions',
    beside: CONTEXTFORGE,
  },
  {
    name: /^(?:CACHE_CONNECTION_STRING|JWT_SESSION_SIGNING_KEY)$/,
    rule: 'kuadrant-session-store',
    beside: KUADRANT,
  },
  { name: /^USE_STATEFUL_SESSIONS$/, rule: 'contextforge-affinity', value: /^(?:true|1|yes|on)$/i },
  {
    name: /^JWT_SESSION_SIGNING_KEY$/,
    rule: 'kuadrant-session-store',
    severity: 'review',
    because: 'other products have a key of that name',
  },
  { name: /^PILOT_ENABLE_PERSISTENT_SESSION_FILTER$/, rule: 'istio-persistent-session-label' },
  {
    name: /^(?:\w+_)?MCP_SESSION_ID$/,
    rule: 'client-config-session-header',
    kind: 'session-id',
  },
  {
    name: /^(?:\w+_)?MCP_(?:\w+_)?SESSIONS?_(?:STORE|STORAGE|BACKEND|REDIS|DB|DATABASE|TABLE|CACHE|URL|TTL|TIMEOUT|EXPIR|MAX|IDLE|MODE|SECRET|KEY|PREFIX|CLEANUP|PERSIST)\w*$/,
    rule: 'env-mcp-session',
  },
  { name: /^(?:\w+_)?MCP_STATEFUL\w*$/, rule: 'env-mcp-session' },
  { name: /^(?:\w+_)?SESSION_AFFINITY(?:_\w+)?$/, rule: 'env-mcp-session', kind: 'sticky-routing' },
  { name: /^(?:\w+_)?STATEFUL_SESSIONS?(?:_\w+)?$/, rule: 'env-mcp-session' },
  {
    name: /^(?:(?:\w+_)?MCP_(?:\w+_)?)?(?:EVENT_STORE|SSE_REPLAY)(?:_\w+)?$/,
    rule: 'env-mcp-session',
    severity: 'review',
    because: 'the name says events are kept, not for whom',
  },
  {
    name: /^(?:\w+_)?TRANSPORTS?(?:_TYPE|_MODE|_PROTOCOL|_METHOD)?$/,
    rule: 'env-transport-sse',
    value: /(?:^|[,|\s])sse(?:$|[,|\s])/i,
  },
  { name: /^(?:\w+_)?MCP_(?:SERVER_)?(?:MODE|PROTOCOL)$/, rule: 'env-transport-sse', value: /^sse$/i },
  { name: /^(?:\w+_)?SSE_(?:KEEP_?ALIVE|HEARTBEAT|RETRY|PING)\w*$/, rule: 'env-sse-keepalive' },
  {
    name: /^(?:\w+_)?SSE_(?:PATH|PORT|HOST|ENDPOINT|URL|MESSAGES?(?:_PATH|_ENDPOINT)?|MOUNT_PATH|BASE_URL|ENABLED)$/,
    rule: 'env-sse-tuning',
  },
  { name: /^(?:MCP|FASTMCP)_SSE_\w+$|^(?:\w+_)?ENABLE_(?:LEGACY_)?SSE$/, rule: 'env-sse-tuning' },
];

/** Names of general use: only a context that speaks of MCP makes them MCP's. */
const MCP_NAME = /(?:^|_)(?:FAST)?MCP/;

/**
 * What one environment variable says of sessions or SSE.
 * @param name as it stands
 * @param value as it stands, without quotes; undefined when it comes from elsewhere (`valueFrom`, a variable)
 * @param beside what else is said where it stands: images, names, other variables
 * @returns the rule and the liveness, or undefined when it is no tell or is off
 */
export function envHit(name: string, value: string | undefined, beside: readonly string[] = []): EnvHit | undefined {
  const address = addressHit(name, value);
  if (address) return address;
  if (!/SESSION|STATE|SSE|TRANSPORT|EVENT_STORE|_MODE|_PROTOCOL|^CACHE_/.test(name)) return undefined;
  const templated = value === undefined || isTemplated(value);
  const known = templated && value !== undefined ? templateDefault(value) : value;
  // `…_MODE=stateless` says what v2 does anyway.
  if (known !== undefined && /_MODE$/.test(name) && /^stateless$/i.test(known.trim())) return undefined;
  for (const row of ROWS) {
    if (!row.name.test(name) || (row.beside && !beside.some((text) => row.beside!.test(text)))) continue;
    if (known === undefined) {
      // Only a later step knows the value; where any value is a tell, the name is one.
      if (row.value || !(row.beside || MCP_NAME.test(name))) return undefined;
      return hitOf(row, name, 'templated');
    }
    if (row.value ? !row.value.test(known.trim()) : isOff(known)) continue;
    return hitOf(row, name, templated ? 'templated' : 'on');
  }
  return undefined;
}

function hitOf(row: EnvRow, name: string, live: Hit['live']): EnvHit {
  const { rule, kind, severity, because } = row;
  return {
    rule,
    message: `${name} ${WORDS[rule] ?? 'configures MCP sessions'}`,
    ...(live && live !== 'on' && { live }),
    ...(kind && { kind }),
    ...(severity && { severity }),
    ...(because && { because }),
  };
}

const WORDS: Record<string, string> = {
  'env-stateless-false': 'decides between stateless and stateful serving',
  'contextforge-affinity': 'keeps sessions, or pins them to a worker',
  'kuadrant-session-store': 'signs session ids',
  'istio-persistent-session-label': 'turns the persistent session filter on',
  'client-config-session-header': 'holds a session id',
  'env-transport-sse': 'chooses the SSE transport',
  'env-sse-keepalive': 'sets keep-alives of streams',
  'env-sse-tuning': 'sets paths or ports of the SSE transport',
  'client-config-url-sse': 'holds the address of an SSE endpoint',
};

/** `MCP_SERVER_URL=https://host/sse`. */
function addressHit(name: string, value: string | undefined): EnvHit | undefined {
  if (value === undefined || !/(?:URL|ENDPOINT|URI|ADDRESS|SERVERS?|HOST)(?:_|$)/.test(name)) return undefined;
  const found = sseAddress(value);
  if (!found) return undefined;
  const message = `${name} ${WORDS['client-config-url-sse']}`;
  return MCP_NAME.test(name) || /mcp/i.test(value)
    ? { rule: 'client-config-url-sse', message }
    : {
        rule: 'client-config-url-sse',
        message,
        severity: 'review',
        because: 'nothing says that the address is an MCP server',
      };
}
