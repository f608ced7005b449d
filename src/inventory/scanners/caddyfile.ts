import { SESSION_ID, speaksOfMcp } from '../gates.js';
import type { Hit, Scanner } from '../types.js';
import { argumentsOf, eachStatement, nameOf, parseStatements, type Statement, textsOf } from './statements.js';

const POLICIES = /^(?:header|cookie|ip_hash|client_ip_hash|query|uri_hash)$/;

/** Caddyfiles, whole and in part. */
export const caddyScanner: Scanner = {
  id: 'caddyfile',
  handles: (path) => /(?:^|\/)Caddyfile[^/]*$|\.caddy(?:file)?(?:\.\w+)?$/i.test(path),
  mentions: /lb_policy|flush_interval|access-control-/i,
  scan(input, report) {
    for (const statement of eachStatement(parseStatements(input.text, { lines: true, comments: ['#'] }))) {
      const words = argumentsOf(statement);
      const rule = ruleFor(nameOf(statement), words);
      if (!rule) continue;
      const context = contextOf(statement);
      if (rule === 'caddy-flush-interval' && !speaksOfMcp([...context, ...(input.outer ?? [])])) continue;
      const resource = siteOf(statement);
      const hit: Hit = { rule, start: statement.start, context: [...context, ...words] };
      report.hit({ ...hit, ...(resource !== undefined && { resource }) });
    }
  },
};

function ruleFor(name: string, words: readonly string[]): string | undefined {
  if (name === 'lb_policy') return POLICIES.test(words[0] ?? '') ? 'caddy-lb-policy' : undefined;
  if (name === 'flush_interval') return words[0] === '-1' ? 'caddy-flush-interval' : undefined;
  if (!/^(?:header|header_down)$/.test(name) || !words.slice(1).some((word) => SESSION_ID.test(word))) return undefined;
  if (words.some((word) => /access-control-expose-headers$/i.test(word))) return 'cors-expose-session-id';
  return words.some((word) => /access-control-allow-headers$/i.test(word)) ? 'cors-allow-session-id' : undefined;
}

/** The statement's own block, and the heads of all around it: matchers, upstreams, the site's address. */
function contextOf(statement: Statement): string[] {
  const texts = statement.parent ? textsOf(statement.parent) : [];
  for (let at = statement.parent?.parent; at; at = at.parent) texts.push(at.words.map((word) => word.text).join(' '));
  return texts;
}

function siteOf(statement: Statement): string | undefined {
  let at = statement.parent;
  while (at?.parent) at = at.parent;
  const address = at?.words[0]?.text;
  return address && `site ${address}`;
}
