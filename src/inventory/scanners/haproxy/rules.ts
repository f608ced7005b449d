import { isTemplated, SESSION_ID, speaksOfMcp } from '../../gates.js';
import type { Hit, Reporter } from '../../types.js';
import { type Line, textsOfLine } from '../words.js';
import { type HaproxyFile, type Section, said } from './file.js';
import { streams } from './streams.js';

export type SectionRule = (section: Section, file: HaproxyFile, report: Reporter) => void;

/** `url_param(sessionId)`, `url_param sid`, `urlp(session_id)`. */
const PARAMETER = /url(?:_param|p)\s*\(?\s*(?:session_?id|sid)\b/i;
/** What stands for who is calling. */
const CLIENT =
  /^(?:src|req\.cook\(.*|(?:req\.)?hdr_ip\(.*|res\.cook\(.*|cookie\(.*|var\(.*|hdr\((?:authorization|x-forwarded-for|x-real-ip|cookie).*|req\.hdr\((?:authorization|x-forwarded-for|x-real-ip|cookie).*|base32\+src|ssl_fc_session_id|rdp_cookie.*)$/i;

const first = (line: Line) => line.words[0]?.text.toLowerCase() ?? '';

function place(line: Line, section: Section, file: HaproxyFile): Pick<Hit, 'start' | 'context' | 'resource'> {
  const resource = `${section.kind} ${section.name}`.trim();
  return { start: line.start, context: file.contextOf(section), ...(resource !== '' && { resource }) };
}

function companions(section: Section, test: (line: Line) => boolean, message: string): Pick<Hit, 'related'> {
  const related = section.lines.filter(test).map(({ start }) => ({ start, message }));
  return related.length > 0 ? { related } : {};
}

/** Session ids that came by the URL: only what speaks of MCP makes the parameter HTTP+SSE's. */
function bySession(
  text: string,
  context: readonly string[],
  file: HaproxyFile,
): Pick<Hit, 'severity' | 'because'> | undefined {
  if (SESSION_ID.test(text)) return {};
  for (const [, name] of text.matchAll(/\bvar\(([\w.]+)/g)) if (file.sessionVariables.has(name!)) return {};
  if (!PARAMETER.test(text)) return undefined;
  return speaksOfMcp(context) ? {} : { severity: 'review', because: 'other software has a session parameter too' };
}

const stick: SectionRule = (section, file, report) => {
  const rules = section.lines.filter((line) => first(line) === 'stick');
  const context = file.contextOf(section);
  const sessions = rules.filter((line) => bySession(said(line), context, file));
  const table = tablesOf(rules, section, file);
  for (const line of sessions)
    report.hit({
      rule: 'haproxy-stick-session-id',
      ...place(line, section, file),
      ...bySession(said(line), context, file),
      ...table,
    });
  for (const line of rules)
    if (!sessions.includes(line) && line.words.slice(2).some((word) => CLIENT.test(sampleOf(word.text))))
      report.hit({ rule: 'haproxy-stick-src', ...place(line, section, file), ...table });
};

/** A sample without its converters: `src,ipmask(24)` is `src`, `hdr_ip(x-forwarded-for,1)` is itself. */
function sampleOf(word: string): string {
  return /^[^,(]*(?:\([^)]*\))?/.exec(word)![0];
}

/** The tables that rules fill: in their section, or in one that `table NAME` names. */
function tablesOf(rules: readonly Line[], section: Section, file: HaproxyFile): Pick<Hit, 'related'> {
  const names = rules.flatMap((line) => {
    const words = textsOfLine(line);
    return words.flatMap((word, index) => (word === 'table' ? [words[index + 1] ?? ''] : []));
  });
  if (rules.length === 0) return {};
  const related = (names.length === 0 ? [section] : file.sections)
    .filter((one) => one === section || names.includes(one.name))
    .flatMap((one) => one.lines.filter((line) => first(line) === 'stick-table'))
    .map(({ start }) => ({ start, message: 'the table it fills' }));
  return related.length > 0 ? { related } : {};
}

const balance: SectionRule = (section, file, report) => {
  // The last one of a section is in force.
  for (const line of section.lines.filter((one) => first(one) === 'balance').slice(-1)) {
    const words = textsOfLine(line).slice(1);
    const text = words.join(' ');
    const session = bySession(text, file.contextOf(section), file);
    const open = !session && isTemplated(words.join(' '));
    const pins =
      /^source\b/i.test(text) ||
      /^rdp-cookie/i.test(text) ||
      (/^(?:hdr|hash|url_param)/i.test(text) && words.some((word) => CLIENT.test(sampleOf(word))));
    if (!session && !pins && !open) continue;
    report.hit({
      rule: 'haproxy-balance-source',
      ...place(line, section, file),
      ...session,
      ...(open && { live: 'templated' as const }),
      ...companions(section, (other) => first(other) === 'hash-type', 'goes with it'),
    });
  }
};

const cookie: SectionRule = (section, file, report) => {
  const servers = companions(
    section,
    (line) => /^(?:server|server-template)$/.test(first(line)) && line.words.some((word) => word.text === 'cookie'),
    'the cookie of a server goes with it',
  ).related;
  const keys = companions(section, (line) => first(line) === 'dynamic-cookie-key', 'goes with it').related;
  const related = [...(keys ?? []), ...(servers ?? [])];
  for (const line of section.lines) {
    const name = first(line);
    // Without a mode it only reads the cookie that the servers' own names are in.
    const sets =
      name === 'cookie' &&
      (servers !== undefined || line.words.some((word) => /^(?:insert|rewrite|prefix|dynamic)$/.test(word.text)));
    if (sets || name === 'appsession' || (name === 'persist' && /^rdp-cookie/.test(line.words[1]?.text ?? '')))
      report.hit({
        rule: 'haproxy-cookie-insert',
        ...place(line, section, file),
        ...(related.length > 0 && { related }),
      });
  }
};

/** Conditions on the session id: a named one is one finding with all who use it. */
const conditions: SectionRule = (section, file, report) => {
  const named = section.lines.filter((line) => first(line) === 'acl' && SESSION_ID.test(said(line)));
  const usersOf = new Map<string, Line[]>(named.map((line) => [line.words[1]?.text ?? '', []]));
  if (named.length > 0)
    for (const line of section.lines)
      for (const word of line.words) {
        const users = usersOf.get(word.text.replace(/^!/, ''));
        if (users && users.length < 50) users.push(line);
      }
  for (const line of named) {
    const users = (usersOf.get(line.words[1]?.text ?? '') ?? []).filter((other) => other !== line);
    report.hit({
      rule: 'haproxy-acl-session',
      ...place(line, section, file),
      ...(users.some(refuses) && { message: REFUSES }),
      ...(users.length > 0 && { related: users.map(({ start }) => ({ start, message: 'asks for it' })) }),
    });
    // Where clients are turned away, that line is the urgent one.
    for (const user of users.filter(refuses))
      report.hit({
        rule: 'haproxy-acl-session',
        ...place(user, section, file),
        message: REFUSES,
        related: [{ start: line.start, message: 'the condition' }],
      });
  }
  for (const line of section.lines) {
    const name = first(line);
    if (!/^(?:use_backend|use-server|http-request|http-response|tcp-request|redirect|reqidel|rspidel)$/.test(name))
      continue;
    if (!SESSION_ID.test(said(line)) || isCapture(line)) continue;
    const handles = /^(?:http|tcp)-re/.test(name) && !/\s(?:if|unless)\s.*mcp[-_]session/i.test(said(line));
    report.hit({
      rule: 'haproxy-acl-session',
      ...place(line, section, file),
      ...(refuses(line) && { message: REFUSES }),
      ...(handles && {
        severity: 'review',
        because: 'it only handles the header',
        message: 'The proxy handles the Mcp-Session-Id header',
      }),
    });
  }
};

const REFUSES = 'Requests without a session id are refused: that is every request of a v2 client';

function refuses(line: Line): boolean {
  return /\b(?:deny|reject|tarpit|return)\b/.test(said(line));
}

function isCapture(line: Line): boolean {
  return line.words.some((word) => word.text === 'capture') || first(line) === 'log-format';
}

const capture: SectionRule = (section, file, report) => {
  for (const line of section.lines)
    if (
      SESSION_ID.test(said(line)) &&
      (isCapture(line) || /^(?:capture|log-format|log-format-sd|unique-id-format)$/.test(first(line)))
    )
      report.hit({ rule: 'haproxy-capture-session-id', ...place(line, section, file) });
};

/** What is looked for in every section. */
export const HAPROXY_RULES: readonly SectionRule[] = [stick, balance, cookie, conditions, capture, streams];
