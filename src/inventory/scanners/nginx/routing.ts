import { speaksOfMcp } from '../../gates.js';
import type { Hit, Reporter } from '../../types.js';
import { argumentsOf, around, nameOf, type Statement } from '../statements.js';
import { isSsePath } from '../urls.js';
import type { NginxFile, NginxRule } from './file.js';
import { isGone, pathsOf } from './paths.js';

/** Variables that stand for who is calling. */
const CLIENT =
  /\$\{?(?:remote_addr|http_x_\w*(?:user|client|session)\w*|jwt_claim_\w+|oidc_\w+|binary_remote_addr|realip_remote_addr|proxy_protocol_addr|http_x_forwarded_for|http_x_real_ip|http_authorization|remote_user|cookie_\w+|ssl_client_\w+|http_cf_connecting_ip)\}?/i;

/** How the statements that brought the session id here are named beside the finding. */
export function through(statements: readonly Statement[]): Pick<Hit, 'related'> {
  if (statements.length === 0) return {};
  return { related: statements.map(({ start }) => ({ start, message: 'the variable is made here' })) };
}

/** Where a finding of a directive stands, and what is said around it. */
export function place(statement: Statement, file: NginxFile): Pick<Hit, 'start' | 'context' | 'resource'> {
  const resource = file.resourceOf(statement);
  return { start: statement.start, context: file.contextOf(statement), ...(resource !== undefined && { resource }) };
}

const hash: NginxRule = (statement, file, report) => {
  const [key] = argumentsOf(statement);
  if (key === undefined) return;
  const session = file.sessionIn([key]);
  if (session)
    report.hit({
      rule: session.origin === 'header' ? 'nginx-hash-mcp-session-id' : 'nginx-hash-sessionid-arg',
      ...place(statement, file),
      ...through(session.through),
    });
  else if (CLIENT.test(key)) report.hit({ rule: 'nginx-hash-client', ...place(statement, file) });
};

const ipHash: NginxRule = (statement, file, report) => {
  // A directive has no words behind it; a column of that name has.
  if (statement.words.length === 1) report.hit({ rule: 'nginx-ip-hash', ...place(statement, file) });
};

const sticky: NginxRule = (statement, file, report) => {
  const words = argumentsOf(statement);
  if (/^(?:off|none)$/i.test(words[0] ?? '')) return;
  const routed = siblings(statement).filter((one) => nameOf(one) === 'server' && hasRoute(one));
  const made = file.sessionIn(words)?.through ?? [];
  const related = [
    ...made.map(({ start }) => ({ start, message: 'the variable is made here' })),
    ...routed.map(({ start }) => ({ start, message: 'the route of a server goes with it' })),
  ];
  const hit: Hit = { rule: 'nginx-sticky', ...place(statement, file), ...(related.length > 0 && { related }) };
  report.hit({ ...hit, context: [...(hit.context ?? []), words.join(' ')] });
};

const server: NginxRule = (statement, file, report) => {
  // A virtual host has a block; an upstream's server has an address.
  if (statement.block || !hasRoute(statement)) return;
  report.hit({ rule: 'nginx-server-route', ...place(statement, file) });
};

const pass: NginxRule = (statement, file, report) => {
  toStream(statement, file, report);
  const session = file.sessionIn(argumentsOf(statement));
  if (session && (session.origin === 'header' || speaksOfMcp(file.contextOf(statement))))
    report.hit({ rule: 'nginx-proxy-pass-by-session', ...place(statement, file), ...through(session.through) });
};

const condition: NginxRule = (statement, file, report) => {
  const session = file.sessionIn(argumentsOf(statement));
  if (!session) return;
  const refuses = (statement.block ?? []).some(
    (one) => nameOf(one) === 'return' && /^4/.test(argumentsOf(one)[0] ?? ''),
  );
  report.hit({
    rule: 'nginx-proxy-pass-by-session',
    ...place(statement, file),
    ...through(session.through),
    ...(refuses && { message: 'Requests without a session id are refused: that is every request of a v2 client' }),
    ...(session.origin === 'parameter' && {
      severity: 'review',
      because: 'other software has a sessionId parameter too',
    }),
  });
};

function hasRoute(statement: Statement): boolean {
  return argumentsOf(statement).some((word) => /^route=/.test(word));
}

function siblings(statement: Statement): readonly Statement[] {
  return statement.parent?.block ?? [statement];
}

/** `location /events { proxy_pass http://mcp/sse; }`: the endpoint has another name outside. */
function toStream(statement: Statement, file: NginxFile, report: Reporter): void {
  const address = argumentsOf(statement)[0] ?? '';
  const location = around(statement, (outer) => nameOf(outer) === 'location');
  if (!isSsePath(address) || !location || pathsOf(location).some(isSsePath) || isGone(location)) return;
  report.hit({ rule: 'nginx-location-sse', ...place(statement, file) });
}

/** Directives that send requests of one client to one backend. */
export const ROUTING_RULES: ReadonlyMap<string, NginxRule> = new Map([
  ['hash', hash],
  ['ip_hash', ipHash],
  ['sticky', sticky],
  ['sticky_cookie_insert', sticky],
  ['sticky_hide_cookie', sticky],
  ['session_sticky', sticky],
  ['server', server],
  ['proxy_pass', pass],
  ['grpc_pass', pass],
  ['if', condition],
]);
