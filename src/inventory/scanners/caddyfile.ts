import { isTemplated, SESSION_ID, speaksOfMcp } from '../gates.js';
import type { Hit, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { conditionsIn } from './conditions.js';
import { argumentsOf, eachStatement, nameOf, parseStatements, type Statement, textsOf } from './statements.js';
import { isSsePath } from './urls.js';

const POLICIES = /^(?:header|cookie|ip_hash|client_ip_hash|query|uri_hash)$/;

const GRAMMAR = { lines: true, comments: ['#'], placeholders: true };

/** Caddyfiles, whole and in part. */
export const caddyScanner: Scanner = {
  id: 'caddyfile',
  handles: (path) => /(?:^|\/)Caddyfile[^/]*$|\.caddy(?:file)?(?:\.\w+)?$/i.test(path),
  mentions: /lb_policy|flush_interval|access-control-|mcp-session|\/sse\b/i,
  scan: bounded((input, report) => {
    const statements = parseStatements(input.text, GRAMMAR);
    const users = usersOf(statements);
    const conditions = conditionsIn(input.text);
    for (const statement of eachStatement(statements)) {
      const found = ruleFor(statement, users);
      if (!found) continue;
      const context = found.rule === 'caddy-route-sse' ? routeContext(statement) : contextOf(statement);
      if (found.rule === 'caddy-flush-interval' && !speaksOfMcp([...context, ...(input.outer ?? [])])) continue;
      const resource = siteOf(statement);
      report.hit({
        start: statement.start,
        context: [...context, ...argumentsOf(statement)],
        ...(resource !== undefined && { resource }),
        ...(conditions.covers(statement.start, statement.parent?.start ?? 0) && { live: 'templated' }),
        ...found,
      });
    }
  }),
};

type Found = Pick<Hit, 'rule' | 'live' | 'severity' | 'because' | 'message' | 'kind'>;

/** For each matcher's name the statements that ask for it. */
type Users = ReadonlyMap<string, readonly Statement[]>;

function usersOf(statements: readonly Statement[]): Users {
  const users = new Map<string, Statement[]>();
  for (const statement of eachStatement(statements))
    for (const word of argumentsOf(statement)) {
      if (!word.startsWith('@')) continue;
      const known = users.get(word) ?? [];
      if (known.length < 50) known.push(statement);
      users.set(word, known);
    }
  return users;
}

function ruleFor(statement: Statement, users: Users): Found | undefined {
  const name = nameOf(statement);
  const words = argumentsOf(statement);
  if (name === 'lb_policy') return policy(words[0] ?? '');
  if (name === 'flush_interval') return words[0] === '-1' ? { rule: 'caddy-flush-interval' } : undefined;
  if (name.startsWith('@')) return matcher(statement, users.get(statement.words[0]!.text) ?? []);
  if (servesStream(statement)) return { rule: 'caddy-route-sse' };
  if (!/^(?:header|header_down|header_up)$/.test(name) || !words.some((word) => SESSION_ID.test(word)))
    return undefined;
  if (words.some((word) => /access-control-expose-headers$/i.test(word))) return { rule: 'cors-expose-session-id' };
  if (words.some((word) => /access-control-allow-headers$/i.test(word))) return { rule: 'cors-allow-session-id' };
  return undefined;
}

function policy(name: string): Found | undefined {
  if (POLICIES.test(name)) return { rule: 'caddy-lb-policy' };
  return isTemplated(name) || name.startsWith('{') ? { rule: 'caddy-lb-policy', live: 'templated' } : undefined;
}

/** `@name header Mcp-Session-Id *`, `@name path /sse /sse/*`, with their block forms. */
function matcher(statement: Statement, users: readonly Statement[]): Found | undefined {
  const lines = [
    argumentsOf(statement),
    ...(statement.block ?? []).map((inner) => inner.words.map((word) => word.text)),
  ];
  if (lines.some(([kind, header]) => /^header/.test(kind ?? '') && SESSION_ID.test(header ?? '')))
    return {
      rule: 'caddy-lb-policy',
      message: 'A matcher asks for the session id',
      ...(!users.some(proxies) && { severity: 'review', because: 'what asks for it hands no request on' }),
    };
  const isStream = lines.some(([kind, ...paths]) => kind === 'path' && paths.some(isStreamPath));
  return isStream && users.some(proxies) ? { rule: 'caddy-route-sse' } : undefined;
}

const isStreamPath = (path: string) => isSsePath(path.replace(/\/?\*$/, ''));

/** `reverse_proxy /sse* …`, `handle /sse { reverse_proxy … }`. */
function servesStream(statement: Statement): boolean {
  return (
    /^(?:reverse_proxy|handle|handle_path|route)$/.test(nameOf(statement)) &&
    isStreamPath(argumentsOf(statement)[0] ?? '') &&
    proxies(statement)
  );
}

function proxies(statement: Statement): boolean {
  return nameOf(statement) === 'reverse_proxy' || [...eachStatement(statement.block ?? [])].some(proxies);
}

/** The statement's own block, and the heads of all around it: matchers, upstreams, the site's address. */
function contextOf(statement: Statement): string[] {
  const texts = statement.parent ? textsOf(statement.parent) : [];
  if (statement.parent) texts.push(...headsAround(statement.parent));
  return texts;
}

/** A route is one of many in its site: its neighbours say nothing of it. */
function routeContext(statement: Statement): string[] {
  return [...textsOf(statement), ...headsAround(statement)];
}

function headsAround(statement: Statement): string[] {
  const texts: string[] = [];
  for (let at = statement.parent; at; at = at.parent) texts.push(at.words.map((word) => word.text).join(' '));
  return texts;
}

function siteOf(statement: Statement): string | undefined {
  let at = statement.parent;
  while (at?.parent) at = at.parent;
  const address = at?.words[0]?.text;
  return address && `site ${address}`;
}
