import { SESSION_ID, speaksOfMcp } from '../../gates.js';
import { argumentsOf, nameOf, type Statement } from '../statements.js';
import type { NginxRule } from './file.js';
import { place, through } from './routing.js';

/** `proxy_set_header Mcp-Session-Id …`, `add_header Access-Control-Expose-Headers "Mcp-Session-Id"`, … */
const header: NginxRule = (statement, file, report) => {
  const [name = '', ...values] = headerOf(statement);
  const lower = name.toLowerCase();
  const cors = CORS.get(lower);
  if (cors) {
    if (values.some((value) => SESSION_ID.test(value))) report.hit({ rule: cors, ...place(statement, file) });
    return;
  }
  if (lower === 'access-control-allow-methods') {
    if (/\b(?:GET|DELETE)\b/i.test(values.join(' ')) && speaksOfMcp(file.contextOf(statement)))
      report.hit({ rule: 'cors-methods-get-delete', ...place(statement, file) });
    return;
  }
  const session = file.sessionIn(values);
  if (!SESSION_ID.test(name) && session?.origin !== 'header') return;
  report.hit({ rule: 'nginx-proxy-session-header', ...place(statement, file), ...through(session?.through ?? []) });
};

/** The header's name and what it is set to; `more_set_headers 'Name: value'` has both in one word. */
function headerOf(statement: Statement): string[] {
  const words = argumentsOf(statement);
  if (!nameOf(statement).startsWith('more_')) return words;
  const line = words.find((word) => word.includes(':')) ?? '';
  return [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()];
}

/** Directives that make variables: what uses these is looked at. */
const MAKERS = /^(?:map|set|split_clients|geo|js_set|set_by_lua\w*)$|_by_lua/;

/** Any other directive that hands the session id on: `fastcgi_param`, `proxy_cache_key`, `return 200 $x`. */
export const lookAtOthers: NginxRule = (statement, file, report) => {
  const outer = statement.parent ? nameOf(statement.parent) : '';
  if (
    statement.block ||
    MAKERS.test(nameOf(statement)) ||
    MAKERS.test(outer) ||
    !/mcp/i.test(statement.words.map((w) => w.text).join(' '))
  )
    return;
  const session = file.sessionIn(argumentsOf(statement));
  if (session?.origin === 'header')
    report.hit({ rule: 'nginx-proxy-session-header', ...place(statement, file), ...through(session.through) });
};

const CORS = new Map([
  ['access-control-expose-headers', 'cors-expose-session-id'],
  ['access-control-allow-headers', 'cors-allow-session-id'],
]);

/** Limits stop limiting; logs only lose a column. */
const keyed: NginxRule = (statement, file, report) => {
  const words = argumentsOf(statement);
  const session = file.sessionIn(words);
  if (session?.origin !== 'header') return;
  const log = nameOf(statement) === 'log_format';
  // A format goes over many lines: only the variable has to go.
  const word = log ? statement.words.find(({ text }) => file.sessionIn([text])) : undefined;
  report.hit({
    rule: 'nginx-log-session-id',
    ...place(statement, file),
    ...(word && { start: word.start }),
    ...through(session.through),
    ...(log && {
      severity: 'review',
      because: 'a log only loses a column',
      message: 'The log format writes the session id',
    }),
  });
};

/** Directives that name the session id without routing by it. */
export const SESSION_ID_RULES: ReadonlyMap<string, NginxRule> = new Map([
  ['proxy_set_header', header],
  ['proxy_pass_header', header],
  ['proxy_hide_header', header],
  ['grpc_set_header', header],
  ['add_header', header],
  ['more_set_headers', header],
  ['log_format', keyed],
  ['limit_req_zone', keyed],
  ['limit_conn_zone', keyed],
]);
