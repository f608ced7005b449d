import type { Hit, InventoryRule, Severity } from './types.js';

/** Things that have the same three letters: OpenShift's MachineConfigPool, Istio's Mesh Configuration Protocol. */
const OTHER_MCP =
  /machineconfigpools?|machineconfiguration\.openshift\.io|mcp-over-xds|mesh[- ]config(?:uration)?[- ]protocol/i;

/**
 * The MCP gate: whether what a resource says about itself speaks of MCP.
 * @param context names, images, labels, paths, values of one resource, without comments
 */
export function speaksOfMcp(context: string | readonly string[] | undefined): boolean {
  if (context === undefined) return false;
  const texts = typeof context === 'string' ? [context] : context;
  return texts.some((text) => mcpIn(text)) && !texts.some((text) => OTHER_MCP.test(text));
}

function mcpIn(text: string): boolean {
  return MCP_WORD.test(text) || MCP_LONG.test(text);
}

/** MCP as a word of a name: `mcp`, `mcp-server`, `myMcpServer`, `MCP_PORT`, `/mcp`. Not `mcpherson`, not `MCP2515`. */
const MCP_WORD = /(?<![A-Za-z0-9])(?:mcp\d{0,2}|Mcp|MCP)(?![a-z0-9])|(?<=[a-z0-9])(?:Mcp|MCP)(?![a-z0-9])/;
const MCP_LONG =
  /(?<![a-z0-9])mcp[-_]?(?:server|proxy|gateway|hub|bridge|router|tool|api|app|svc|host|http|client|agent|node|web|backend|remote|stack|session|pool|cluster|service)s?(?![a-z])|fast-?mcp|model[-_ ]?context[-_ ]?protocol/i;

/** Names of MCP's session id in any spelling: header, nginx variable, Envoy and PromQL forms. */
export const SESSION_ID = /mcp[-_.]?session[-_.]?id/i;

/** What a configuration writes for "off". */
const OFF = /^(?:false|off|none|no|n|0|disabled?|null|~|)$/i;

/** The liveness gate for a value as it stands: whether it switches a thing off. */
export function isOff(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === 0 ||
    (typeof value === 'string' && OFF.test(value.trim()))
  );
}

/** `{{ … }}`, `${VAR}`, `$VAR`, `!Ref`-like, `%VAR%`, `<%= %>`, `__VAR__`, `[parameters('x')]`: only a later step knows the value. */
const TEMPLATE =
  /\{\{|\$\{|^\$[A-Za-z_]|\$\(|<%|^%[A-Za-z_]+%$|^__\w+__$|^@@?\w+@@?$|^\[(?:parameters|variables|if|reference|concat)\b|^(?:var|local|module|data|each)\./;

/** The liveness gate for a value as it stands: whether only a template or a variable knows it. */
export function isTemplated(value: unknown): boolean {
  return typeof value === 'string' && TEMPLATE.test(value.trim());
}

/** The default inside a templated value: `${X:-sse}` and `{{ … | default "ClientIP" }}`; undefined when it has none. */
export function templateDefault(value: string): string | undefined {
  return (
    /\$\{\w+:?-([^}]*)\}/.exec(value)?.[1] ??
    /\|\s*default\s+["'`]?([^"'`|}\s]*)/.exec(value)?.[1] ??
    /\bdefault\s+["'`]([^"'`]*)["'`]/.exec(value)?.[1]
  );
}

/** The gravest that a rule gets as it is shipped. */
export function shipped({ severity, evidence }: InventoryRule): Severity {
  return evidence === 'K' && severity === 'must-remove' ? 'review' : severity;
}

/**
 * Applies the gates to a hit.
 * @returns the severity of the place and the reason for it, a sentence
 */
export function judge(
  rule: InventoryRule,
  hit: Hit,
  outer: readonly string[] = [],
): { severity: Severity; reason: string } {
  const wanted = hit.severity ?? rule.severity;
  const because = hit.because ? `${hit.because[0]!.toUpperCase()}${hit.because.slice(1)}.` : undefined;
  if (wanted !== 'must-remove') return { severity: wanted, reason: because ?? REASONS[wanted] };
  if (hit.live === 'templated')
    return { severity: 'review', reason: 'A variable or a template decides whether it is in force.' };
  if (hit.live === 'by-default')
    return { severity: 'review', reason: 'The key is absent, and what is absent is on by default.' };
  if (rule.needs === 'mcp-context') {
    const own = typeof hit.context === 'string' ? [hit.context] : (hit.context ?? []);
    if (!speaksOfMcp([...own, ...outer]))
      return {
        severity: 'review',
        reason: 'Nothing in this resource says that it serves MCP: find out what it is for.',
      };
    if (rule.evidence === 'K') return { severity: 'review', reason: UNVERIFIED };
    return { severity: 'must-remove', reason: because ?? 'It is in force, and the same resource speaks of MCP.' };
  }
  if (rule.evidence === 'K') return { severity: 'review', reason: UNVERIFIED };
  return { severity: 'must-remove', reason: because ?? 'It is in force, and the key itself belongs to MCP.' };
}

const UNVERIFIED = 'The rule was not checked against the product, so a person decides.';
const REASONS = {
  review: 'Whether it has to go depends on what it is for.',
  info: 'Nothing breaks; good to know while you migrate.',
} as const;
