import { speaksOfMcp } from '../../gates.js';
import { argumentsOf, around, eachStatement, nameOf, textsOf } from '../statements.js';
import { isMessagesPath, isSsePath } from '../urls.js';
import type { NginxRule } from './file.js';
import { isGone, pathsOf } from './paths.js';

const location: NginxRule = (statement, file, report) => {
  if (isGone(statement)) return;
  const context = file.contextOf(statement);
  const place = { start: statement.start, context, resource: file.resourceOf(statement)! };
  const paths = pathsOf(statement);
  if (paths.some(isSsePath)) {
    report.hit({ rule: 'nginx-location-sse', ...place });
    return;
  }
  if (!paths.some(isMessagesPath)) return;
  const server = around(statement, (outer) => nameOf(outer) === 'server');
  const stream = file.streamIn(server ?? statement.parent, () =>
    [...eachStatement(server?.block ?? statement.parent?.block ?? file.statements)].find(
      (one) => nameOf(one) === 'location' && pathsOf(one).some(isSsePath) && !isGone(one),
    ),
  );
  // Without the stream beside it, /messages is any messenger's.
  if (stream)
    report.hit({
      rule: 'nginx-location-messages',
      ...place,
      context: [...context, ...file.contextOf(stream)],
      related: [{ start: stream.start, message: 'the stream it belongs to' }],
    });
};

const plumbing: NginxRule = (statement, file, report) => {
  const [value = ''] = argumentsOf(statement);
  const name = nameOf(statement);
  const streams =
    name === 'proxy_read_timeout' || name === 'proxy_send_timeout' ? seconds(value) >= 300 : /^(?:off)?$/i.test(value);
  if (streams && speaksOfMcp(file.contextOf(statement)))
    report.hit({ rule: 'nginx-streaming-plumbing', start: statement.start, context: file.contextOf(statement) });
};

function seconds(value: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)?$/.exec(value) ?? [];
  const scale: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };
  return count === undefined ? 0 : Number(count) * scale[unit ?? 's']!;
}

/** `proxy_set_header Connection ""`, `add_header X-Accel-Buffering no`. */
const streamHeader: NginxRule = (statement, file, report) => {
  const [name = '', value = ''] = argumentsOf(statement);
  const streams = /^connection$/i.test(name) ? value === '' : /^x-accel-buffering$/i.test(name) && /^no$/i.test(value);
  if (streams && speaksOfMcp(file.contextOf(statement)))
    report.hit({ rule: 'nginx-streaming-plumbing', start: statement.start, context: file.contextOf(statement) });
};

const methods: NginxRule = (statement, file, report) => {
  if (/\b(?:GET|DELETE)\b/i.test(argumentsOf(statement).join(' ')) && speaksOfMcp(file.contextOf(statement)))
    report.hit({ rule: 'nginx-limit-except', start: statement.start, context: file.contextOf(statement) });
};

const headers: NginxRule = (statement, file, report) => {
  const value = argumentsOf(statement)[0]?.toLowerCase();
  const accepts = nameOf(statement) === 'underscores_in_headers' ? value === 'on' : value === 'off';
  if (!accepts) return;
  // In `http` it holds for every server there is.
  const http = statement.parent && nameOf(statement.parent) === 'http' ? textsOf(statement.parent) : [];
  const context = [...file.contextOf(statement), ...http];
  if (speaksOfMcp(context)) report.hit({ rule: 'nginx-underscores-in-headers', start: statement.start, context });
};

const method: NginxRule = (statement, file, report) => {
  if (argumentsOf(statement).some((word) => word.includes('request_method'))) methods(statement, file, report);
};

/** Locations, and how they are set up. */
export const LOCATION_RULES: ReadonlyMap<string, NginxRule> = new Map([
  ['location', location],
  ['proxy_buffering', plumbing],
  ['proxy_cache', plumbing],
  ['chunked_transfer_encoding', plumbing],
  ['proxy_read_timeout', plumbing],
  ['proxy_send_timeout', plumbing],
  ['proxy_set_header', streamHeader],
  ['add_header', streamHeader],
  ['limit_except', methods],
  ['if', method],
  ['underscores_in_headers', headers],
  ['ignore_invalid_headers', headers],
]);
