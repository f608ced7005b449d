import { SESSION_ID } from '../../gates.js';
import { envHit } from '../env-rules.js';
import { helmValueHit } from '../helm-set.js';
import { isSsePath } from '../urls.js';
import { folderName, resourceAround } from './context.js';
import { type DataDocument, stateOf } from './document.js';
import { type Entry, entry, type TreeNode, text, textsOf, walk } from './tree.js';

/** Maps of environment variables. */
const ENV_MAP =
  /^(?:env|environment|environment_variables|environmentVariables|env_vars|envVars|variables|vars|data|stringData|config|secrets|Variables|parameters|settings|extraEnv|defaults)$/i;

/** Settings that stand in any document: environment variables, CORS lists, headers, telemetry. */
export function recogniseSettings(document: DataDocument): void {
  const config = isConfiguration(document);
  walk(document.root, ({ entry: at, node, path, parent, around }) => {
    if (at) {
      if (/^[A-Z][A-Z0-9_]{3,}$/.test(at.key)) variable(document, at.key, at, node, path, around);
      else headerLists(document, at, node, around);
      if (config) ownTransport(document, at, node, path, around);
    }
    if (node.type === 'map') nameAndValue(document, node, around);
    if (node.type === 'scalar' && typeof node.value === 'string' && parent?.type === 'list')
      assignment(document, node, path, around);
    telemetry(document, at, node);
  });
}

/** `KEY: value` of an environment map. */
function variable(
  document: DataDocument,
  name: string,
  at: Entry,
  node: TreeNode,
  path: readonly string[],
  around: readonly TreeNode[],
): void {
  if (node.type !== 'scalar' && stateOf(node) !== 'templated') return;
  const holder = path.at(-2);
  if (holder !== undefined && !ENV_MAP.test(holder) && path.length > 2 && !path.some((key) => ENV_MAP.test(key)))
    return;
  report(document, name, text(node), at, around);
}

/** `- name: KEY` with its value. */
function nameAndValue(document: DataDocument, node: TreeNode, around: readonly TreeNode[]): void {
  const name = entry(node, 'name', 'Name', 'key');
  const key = text(name?.value);
  if (
    name &&
    key !== undefined &&
    (helmParameter(document, name, key, node, around) || header(document, name, key, node))
  )
    return;
  if (!name || !key || !/^[A-Z][A-Z0-9_]{3,}$/.test(key)) return;
  const value = entry(node, 'value', 'Value', 'default');
  if (!value && !entry(node, 'valueFrom', 'ValueFrom', 'secret', 'scope', 'type')) return;
  report(document, key, value && value.value.type === 'scalar' ? text(value.value) : undefined, name, around, value);
}

/** A value for a chart, as helmfile and Argo CD pass it: `- name: service.sessionAffinity` with its value. */
function helmParameter(
  document: DataDocument,
  name: Entry,
  key: string,
  node: TreeNode,
  around: readonly TreeNode[],
): boolean {
  const value = entry(node, 'value');
  if (!key.includes('.') || value?.value.type !== 'scalar') return false;
  const found = helmValueHit(key, text(value.value) ?? '');
  if (!found) return false;
  const { context, label } = resourceAround(document, around);
  // A release is named beside its values, in whatever a tool calls them.
  document.hit(found.rule, name, {
    ...found,
    context: [...context, ...around.slice(-4).flatMap((one) => textsOf(one, 40))],
    ...(label && { resource: label }),
  });
  return true;
}

/** `{ key: Mcp-Session-Id, value: … }`: a header that a request of a collection carries. */
function header(document: DataDocument, name: Entry, key: string, node: TreeNode): boolean {
  if (!/^mcp-session-id$/i.test(key) || !entry(node, 'value') || stateOf(entry(node, 'disabled')?.value) === 'on')
    return false;
  document.hit('ci-grep-session-id', name, { context: [key] });
  return true;
}

/** `- KEY=value` of a compose file. */
function assignment(
  document: DataDocument,
  node: TreeNode,
  path: readonly string[],
  around: readonly TreeNode[],
): void {
  const found = /^([A-Z][A-Z0-9_]{3,})=(.*)$/s.exec(text(node) ?? '');
  if (!found || !path.some((key) => ENV_MAP.test(key) || key === 'args')) return;
  report(document, found[1]!, found[2]!, node, around);
}

function report(
  document: DataDocument,
  name: string,
  value: string | undefined,
  at: { start: number },
  around: readonly TreeNode[],
  companion?: Entry,
): void {
  const { context, label } = resourceAround(document, around);
  const found = envHit(name, value, context);
  if (!found) return;
  document.hit(found.rule, at, {
    ...found,
    context: [name, ...context],
    ...(label && { resource: label }),
    companions: [companion],
    with: 'its value',
  });
}

const EXPOSE = /^(?:exposed?[-_]?headers|access[-_]?control[-_]?expose[-_]?headers)$/i;
const ALLOW = /^(?:allow(?:ed)?[-_]?headers|access[-_]?control[-_]?allow[-_]?headers)$/i;
const FORWARD =
  /^(?:forwarded?[-_]?headers|pass[-_]?headers|header[-_]?allow[-_]?list|allow(?:ed)?[-_]?request[-_]?headers|whitelisted[-_]?headers|headersToForward|propagate[-_]?headers)$/i;

/** Lists of header names: CORS, and what a proxy lets through. */
function headerLists(document: DataDocument, at: Entry, node: TreeNode, around: readonly TreeNode[]): void {
  const rule = EXPOSE.test(at.key)
    ? 'cors-expose-session-id'
    : ALLOW.test(at.key)
      ? 'cors-allow-session-id'
      : FORWARD.test(at.key)
        ? 'proxy-header-allowlist'
        : at.key === 'headers' && node.type === 'list' && isCors(around.at(-1))
          ? 'cors-allow-session-id'
          : undefined;
  if (rule) {
    const { place, names } = namedIn(node, at);
    if (!place || (rule === 'proxy-header-allowlist' && /mcp-method/i.test(names) && /mcp-name/i.test(names))) return;
    document.hit(rule, place, { context: textsOf(around.at(-1)), ...(place !== at && { companions: [at] }) });
  }
}

/** Kong's plugin calls the allowed headers just `headers`. */
function isCors(settings: TreeNode | undefined): boolean {
  return entry(settings, 'exposed_headers', 'origins', 'credentials', 'preflight_continue') !== undefined;
}

/** The item that names the session id; the key itself for one long value. */
function namedIn(node: TreeNode, at: Entry): { place: { start: number } | undefined; names: string } {
  if (node.type === 'list') {
    const item = node.items.find((one) => SESSION_ID.test(text(one) ?? '') || SESSION_ID.test(textsOf(one).join(' ')));
    return { place: item, names: textsOf(node).join(' ') };
  }
  const value = text(node) ?? '';
  return { place: SESSION_ID.test(value) ? at : undefined, names: value };
}

/** Files in which a server of MCP says how it is run, in words of its own. */
function isConfiguration({ input, root }: DataDocument): boolean {
  return (
    /(?:^|\/)(?:config|(?:app)?settings|application|server|mcp|fastmcp|values)[\w.-]*\.(?:ya?ml|json[c5]?|toml)$/i.test(
      input.path,
    ) &&
    (/mcp/i.test(input.path.replace(/^.*?(?=[^/]*$)/, '')) ||
      entry(root, 'mcp', 'mcpServer', 'McpServer', 'Mcp', 'MCP', 'fastmcp') !== undefined ||
      /mcp/i.test(folderName(input.path)))
  );
}

/** `transport: sse` and `stateless: false` in a server's own configuration. */
function ownTransport(
  document: DataDocument,
  at: Entry,
  node: TreeNode,
  path: readonly string[],
  around: readonly TreeNode[],
): void {
  if (path.some((key) => /servers$/i.test(key))) return;
  const context = ['mcp', ...textsOf(around.at(-1), 40)];
  const value = text(node) ?? '';
  if (/^(?:transport|transportType|transport_type)$/i.test(at.key) && /^sse$/i.test(value))
    document.hit('env-transport-sse', at, { context, message: 'The server is told to use the SSE transport' });
  else if (/^(?:stateless|stateless_?http|statelessHttp)$/i.test(at.key) && value === 'false')
    document.hit('env-stateless-false', at, { context, message: 'The server is told to serve sessions' });
  else if (/^(?:sse|sse_?path|ssePath|sse_?endpoint)$/i.test(at.key) && value.includes('/') && isSsePath(value))
    document.hit('env-sse-tuning', at, { context, message: 'The server is told its SSE path' });
}

const METRIC =
  /\bmcp_session(?:s|_id)\w*|\bmcp\.session\.(?!id\b)\w+|\bmcp_[a-z_]+\{[^}]*\bsession_id\b|\bby\s*\([^)]*\bmcp_session_id\b|\bby\s*\([^)]*\bsession_id\b[^)]*\)\s*\([^()]*(?:\(\s*)?mcp_/;
const DASHBOARD_KEY = /^(?:expr|query|definition|rawSql|legendFormat|metric|target|q|kql|logql|label|labels)$/;

/** Dashboards, alerts and collectors that go by session. */
function telemetry(document: DataDocument, at: Entry | undefined, node: TreeNode): void {
  if (node.type !== 'scalar' || typeof node.value !== 'string') return;
  const place = at ?? node;
  if (at && DASHBOARD_KEY.test(at.key) && METRIC.test(node.value))
    document.hit('dashboard-session-id', place, { context: [node.value] });
  else if (/^mcp\.session\.id$/.test(node.value) || /attributes\[["']mcp\.session\.id["']\]/.test(node.value))
    document.hit('otel-session-attribute', place, { context: [node.value] });
}
